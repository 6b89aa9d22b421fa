package polyphony.shared.node;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;

/**
 * A node with services in a process of their own, the same for {@code polyphony run} and for the jar of one service. Start:
 * are all servers named → a folder of its own → cluster → management → services.
 */
public final class Launch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final long START_SECONDS_MAX = 120;
    /** Beside the time that its doors have. */
    private static final long STOP_SECONDS_MAX = 12;

    private static final long TRY_SECONDS_MAX = 90;
    private static final long TRY_AGAIN_MS = 1_000;

    private final List<Service> services;
    private final OwnFolder own;
    private Node node;

    private Launch(List<Service> services, OwnFolder own) {
        this.services = services;
        this.own = own;
    }

    /**
     * Starts the node. Blocks until all of the services answer.
     *
     * @param folder of the configuration, or null
     * @param share how many verticles of each service, and of what weight
     * @throws Problems.Unfit when the settings name not everything that the services need
     */
    public static Launch of(Settings settings, Path folder, List<Service> services, Share share, Clock clock) {
        CommonSettings common = settings.common();
        requireServers(common, services);
        var launch = new Launch(List.copyOf(services), OwnFolder.below(common.dataFolder()));
        boolean started = false;
        try {
            launch.start(settings.with(launch.places(common)), folder, share, clock);
            started = true;
            return launch;
        } finally {
            if (!started) {
                launch.close();
            }
        }
    }

    private static void requireServers(CommonSettings common, List<Service> services) {
        var missing = new TreeSet<Need>();
        var needing = new ArrayList<String>();
        for (Service service : services) {
            var own = service.needs().stream()
                    .filter(need -> need.isMissingIn(common))
                    .toList();
            missing.addAll(own);
            if (!own.isEmpty()) {
                needing.add(service.name());
            }
        }
        if (!missing.isEmpty()) {
            String keys = missing.stream().map(Need::key).collect(Collectors.joining(" and "));
            String first = missing.first().key();
            throw new Problems.Unfit(List.of(String.join(" and ", needing) + " cannot start without " + keys
                    + ": tell in common.yaml of the folder that --conf names, or with --" + first + " or "
                    + Settings.variable(first)));
        }
    }

    /** What all processes on these data share stays where it is; the rest has a folder of its own. */
    private Map<String, String> places(CommonSettings common) {
        return Map.of(
                "data", own.path().toString(),
                "identityKeyFile", common.identityKey().toString(),
                "artworkFolder", common.artwork().toString());
    }

    private void start(Settings settings, Path folder, Share share, Clock clock) {
        node = Node.start(settings, folder, clock).await();
        node.management().open().await();
        Future<Void> deployed = Future.succeededFuture();
        for (Service service : services) {
            deployed = deployed.compose(next -> deploy(node, service, share));
        }
        await(deployed.onSuccess(ready -> node.started()));
    }

    private static void await(Future<Void> deployed) {
        try {
            deployed.await(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw Failure.unavailable("the services did not start within " + START_SECONDS_MAX + " s; see the log");
        }
    }

    /** Runs one, and again when it cannot start yet: on a busy machine a store may be slow to answer the first time. */
    public static Future<Void> deploy(Node node, Service service, Share share) {
        return attempt(node, service, share, System.nanoTime() + TimeUnit.SECONDS.toNanos(TRY_SECONDS_MAX));
    }

    private static Future<Void> attempt(Node node, Service service, Share share, long untilNanos) {
        return node.deploy(service, share.instances(), share.weight()).recover(cause -> {
            if (!mayPass(cause) || System.nanoTime() > untilNanos) {
                return Future.failedFuture(cause);
            }
            LOG.warn("{} cannot start yet: {}", service.name(), cause.getMessage());
            return node.vertx()
                    .timer(TRY_AGAIN_MS, TimeUnit.MILLISECONDS)
                    .compose(again -> attempt(node, service, share, untilNanos));
        });
    }

    private static boolean mayPass(Throwable cause) {
        return cause instanceof TimeoutException
                || (cause instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE);
    }

    public Node node() {
        return node;
    }

    /** What runs and where, for the person who started it. */
    public String line() {
        String names = services.stream().map(this::told).collect(Collectors.joining(", "));
        return "ready " + names + " (cluster " + node.transport().host() + ":" + node.clusterPort() + ", management "
                + node.management().address() + ")";
    }

    private String told(Service service) {
        String address = node.management().addresses().get(service.name());
        return service.name() + " " + service.version() + (address == null ? "" : " at " + address);
    }

    /** Leaves the cluster in order. Blocks, for a bounded time. */
    @Override
    public void close() {
        if (node != null) {
            stop(node);
        }
        own.close();
    }

    /** Stops a node, for a bounded time. */
    static void stop(Node node) {
        try {
            node.close().await(node.common().cluster().drainSeconds() + STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (RuntimeException | TimeoutException late) {
            LOG.warn("the stop did not end in time", late);
        }
    }
}
