package polyphony.catalog;

import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** Runs the catalogue in a process of its own. */
public final class Main {
    public static final Service SERVICE = new Service("catalog", "0.1.0", CatalogVerticle::new);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
