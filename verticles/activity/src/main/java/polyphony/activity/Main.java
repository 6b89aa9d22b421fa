package polyphony.activity;

import polyphony.shared.node.Need;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The activity service, for a node to run. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE =
            Service.of(Main.class, "activity", ActivityVerticle::new, Need.POSTGRES, Need.KAFKA);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
