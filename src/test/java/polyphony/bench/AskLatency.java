package polyphony.bench;

import java.time.Duration;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.stage.Eventually;
import polyphony.stage.OwnNode;
import polyphony.stage.Stage;

/** A service ask from one process to another, one after the other: this process joins the cluster and asks catalog. */
final class AskLatency {
    private static final int WARM_UP = 3_000;
    private static final int ASKS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stage stage;
    private final Figures figures;

    AskLatency(Stage stage, Figures figures) {
        this.stage = stage;
        this.figures = figures;
    }

    void measure() {
        Node node = OwnNode.in(stage);
        try {
            Eventually.holds(
                    "catalog is known here",
                    () -> !node.registry().of("catalog").isEmpty());
            double[] millis = new double[ASKS];
            for (int i = -WARM_UP; i < ASKS; i++) {
                long begun = System.nanoTime();
                ask(node.bus());
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begun) / 1e6;
                }
            }
            figures.atMost("a service ask between two processes, p50", Figures.median(millis), 1, "ms");
            figures.note(String.format(java.util.Locale.ROOT, "  p99 %.2f ms", Figures.percentile(99, millis)));
        } finally {
            Run.stop(node);
        }
    }

    private static void ask(Bus bus) {
        bus.ask(Catalog.STATUS, new Catalog.GetStatus(), bus.asService("bench", PATIENCE))
                .await();
    }
}
