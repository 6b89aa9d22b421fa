package polyphony.shared.node;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs services in a process of their own: {@code --conf DIR}, {@code --join HOST:PORT[,HOST:PORT]},
 * {@code --instances N} and any setting as {@code --key=value}, say {@code --postgres.uri=...}.
 */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int INSTANCES_MAX = 64;
    private static final long START_SECONDS_MAX = 120;
    private static final long STOP_SECONDS_MAX = 10;

    private final Path folder;
    private final Map<String, String> overrides;
    private final int instances;

    private Run(Path folder, Map<String, String> overrides, int instances) {
        this.folder = folder;
        this.overrides = overrides;
        this.instances = instances;
    }

    /**
     * What the arguments say.
     *
     * @throws Problems.Unfit for an argument that is not known
     */
    public static Run of(List<String> arguments) {
        Path folder = null;
        int instances = 1;
        Map<String, String> overrides = new HashMap<>();
        var problems = new Problems();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean more = i + 1 < arguments.size();
            if (argument.equals("--conf") && more) {
                folder = Path.of(arguments.get(++i));
            } else if (argument.equals("--join") && more) {
                overrides.put("cluster.members", arguments.get(++i));
                // Several processes on one machine: only the first can have the usual port.
                overrides.putIfAbsent("cluster.port", "0");
            } else if (argument.equals("--instances") && more) {
                instances = number(arguments.get(++i), problems);
            } else if (argument.startsWith("--") && argument.contains("=")) {
                int equals = argument.indexOf('=');
                overrides.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else {
                problems.add("unknown argument " + argument
                        + "; known are --conf DIR, --join HOST:PORT, --instances N and --key=value");
            }
        }
        problems.stopIfAny();
        return new Run(folder, overrides, instances);
    }

    private static int number(String text, Problems problems) {
        try {
            int number = Integer.parseInt(text);
            problems.unless(number >= 1 && number <= INSTANCES_MAX, "--instances must be 1 to " + INSTANCES_MAX);
            return number;
        } catch (NumberFormatException notANumber) {
            problems.add("--instances must be 1 to " + INSTANCES_MAX);
            return 1;
        }
    }

    /** The whole of a service's {@code main}: starts, stays until SIGTERM, and stops in order. */
    public static void main(String[] arguments, Service... services) {
        try {
            Node node = Run.of(List.of(arguments)).start(List.of(services));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
        } catch (Problems.Unfit unfit) {
            unfit.sentences().forEach(LOG::error);
            System.exit(2);
        } catch (RuntimeException failed) {
            LOG.error("the start failed", failed);
            System.exit(1);
        }
    }

    /** Starts a node with these services. Blocks until all of them answer. */
    public Node start(List<Service> services) {
        var settings = new Settings(folder, System.getenv(), overrides);
        Node node = Node.start(settings, folder, Clock.systemUTC()).await();
        Future<Void> deployed = Future.succeededFuture();
        for (Service service : services) {
            deployed = deployed.compose(next -> node.deploy(service, instances));
        }
        try {
            deployed.timeout(START_SECONDS_MAX, TimeUnit.SECONDS).await();
        } catch (RuntimeException failed) {
            stop(node);
            throw failed;
        }
        return node;
    }

    /** Stops the node, for at most ten seconds. */
    public static void stop(Node node) {
        try {
            node.close().timeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).await();
        } catch (RuntimeException late) {
            LOG.warn("the stop did not end in time", late);
        }
    }
}
