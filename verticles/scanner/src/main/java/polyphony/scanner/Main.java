package polyphony.scanner;

import io.vertx.core.Deployable;
import java.nio.file.Path;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The scanner, alone in a process or as part of a node. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE = Service.of(Main.class, "scanner", Main::verticle);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }

    private static Deployable verticle(Node node) {
        var music = node.common().music().stream()
                .map(Path::of)
                .map(Path::normalize)
                .distinct()
                .toList();
        return new ScannerVerticle(
                node.bus(),
                node.clock(),
                node.settings("scanner", ScannerSettings.class),
                music,
                node.common().artwork());
    }
}
