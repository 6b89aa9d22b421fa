package polyphony.shared.testing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import polyphony.shared.node.Node;
import polyphony.shared.node.Settings;

/** Nodes of one cluster, in this JVM but over real sockets on loopback. */
public final class TestNodes implements AutoCloseable {
    private static final long SECONDS_MAX = 60;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path data;
    private final List<Node> nodes = new ArrayList<>();

    /** @param data the folder of them all, so that they have one key */
    public TestNodes(Path data) {
        this.data = data;
    }

    /** Starts one more node, which joins the first. */
    public Node start(String name) {
        var overrides = Map.of(
                "cluster.name",
                name,
                "cluster.port",
                "0",
                "cluster.members",
                nodes.isEmpty() ? "" : "127.0.0.1:" + nodes.get(0).clusterPort(),
                "data",
                data.toString());
        Node node = Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
        nodes.add(node);
        return node;
    }

    /** The node is left to the test, which ends it. */
    public void forget(Node node) {
        nodes.remove(node);
    }

    /** Waits for what the cluster comes to; fails after a minute. */
    public static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to pass within " + SECONDS_MAX + " s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.close().await());
    }
}
