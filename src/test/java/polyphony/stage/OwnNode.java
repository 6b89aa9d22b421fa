package polyphony.stage;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import polyphony.shared.node.Node;
import polyphony.shared.node.Settings;

/** A node of this process in the cluster of a {@link Stage}, without services; to be stopped by whoever wanted it. */
public final class OwnNode {
    private OwnNode() {}

    public static Node in(Stage stage) {
        return in(stage, Map.of());
    }

    /** @param more settings, say of TLS */
    public static Node in(Stage stage, Map<String, String> more) {
        Map<String, String> overrides = new HashMap<>(more);
        overrides.put("data", stage.data().toString());
        overrides.put("cluster.port", "0");
        overrides.put("cluster.members", stage.clusterAddress());
        return Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
    }
}
