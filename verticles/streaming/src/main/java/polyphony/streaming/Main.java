package polyphony.streaming;

import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The streaming service, for a node to run. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE = Service.of(Main.class, "streaming", StreamingVerticle::new);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
