package polyphony.shared.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names a track for ever: opaque, {@code tr-} and 1 to 60 letters, digits, '-' or '_'; never purely numeric. */
public record TrackId(@JsonValue String value) {
    public static final String PREFIX = "tr-";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TrackId {
        Ids.check("trackId", PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
