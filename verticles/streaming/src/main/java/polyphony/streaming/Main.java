package polyphony.streaming;

import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The streaming service, for a node to run. */
public final class Main {
    private Main() {}

    /** What a node runs. */
    public static Service service() {
        return new Service("streaming", "0.1.0", StreamingVerticle::new);
    }

    public static void main(String[] arguments) {
        Run.main(arguments, service());
    }
}
