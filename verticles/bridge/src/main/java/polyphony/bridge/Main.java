package polyphony.bridge;

import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The bridge service, for a node to run. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE = new Service("bridge", "0.1.0", BridgeVerticle::new);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
