package polyphony.catalog;

import polyphony.shared.node.Need;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** Runs the catalogue in a process of its own. */
public final class Main {
    public static final Service SERVICE =
            Service.of(Main.class, "catalog", CatalogVerticle::new, Need.POSTGRES, Need.KAFKA);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
