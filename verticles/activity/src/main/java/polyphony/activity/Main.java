package polyphony.activity;

import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The activity service, for a node to run. */
public final class Main {
    private Main() {}

    /** What a node runs. */
    public static Service service() {
        return new Service("activity", "0.1.0", ActivityVerticle::new);
    }

    public static void main(String[] arguments) {
        Run.main(arguments, service());
    }
}
