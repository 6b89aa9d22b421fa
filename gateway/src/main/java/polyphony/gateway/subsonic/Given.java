package polyphony.gateway.subsonic;

import java.util.Map;
import polyphony.shared.contract.Activity;

/** What the listener gave to the things of one answer, by id. */
record Given(Map<String, Activity.Annotation> byId) {
    static final Given NOTHING = new Given(Map.of());

    private static final Activity.Annotation NONE = new Activity.Annotation("", null, 0, 0, null);

    Activity.Annotation to(String id) {
        return byId.getOrDefault(id, NONE);
    }
}
