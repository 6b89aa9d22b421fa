package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Instance;
import polyphony.shared.contract.Nodes;

/**
 * One process of the cluster: a clustered Vert.x with its bus and registry, and the services that run in it. Start:
 * settings → cluster → bus → services, each offered to others only once it answers. Stop: each is withdrawn, what is
 * under way ends, then everything closes.
 */
public final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Vertx vertx;
    private final Settings settings;
    private final CommonSettings common;
    private final Cluster cluster;
    private final Identities identities;
    private final Registry registry;
    private final Bus bus;
    private final Management management;
    private final Clock clock;
    private final Deployments deployments;
    private final Departure departure;
    private final NodeDesk desk;
    private volatile Nodes.State state = Nodes.State.STARTING;
    private volatile Runnable leave = this::close;
    private Future<Void> closed;

    private Node(
            Vertx vertx,
            Settings settings,
            CommonSettings common,
            Cluster cluster,
            Identities identities,
            Clock clock) {
        this.vertx = vertx;
        this.deployments = new Deployments(vertx);
        this.settings = settings;
        this.common = common;
        this.cluster = cluster;
        this.clock = clock;
        this.identities = identities;
        String id = cluster.manager().getNodeId();
        String name = common.cluster().nameOr(cluster.port());
        String zone = common.cluster().zone();
        Members members = Members.of(vertx, cluster.manager(), this::left);
        this.registry = new Registry(vertx, id, name, zone, members);
        this.bus = new Bus(vertx, id, zone, registry, identities);
        var sign = new NodeDesk.Sign(id, name, zone, Service.versionOf(Node.class), clock.millis());
        this.desk = new NodeDesk(bus, registry, sign, () -> state, deployments::instances, () -> leave.run());
        Duration drain = Duration.ofSeconds(common.cluster().drainSeconds());
        this.departure = new Departure(vertx, id, members, registry, bus, deployments, drain);
        this.management = new Management(vertx, common.management());
        management.add("node", this::look, () -> "");
    }

    /**
     * Starts a node without services. Blocks shortly for reading files: call it from an ordinary thread.
     *
     * @param folder the configuration folder, whose {@code cluster.xml} is used when it has one; may be null
     */
    public static Future<Node> start(Settings settings, Path folder, Clock clock) {
        CommonSettings common = settings.common();
        Path own = folder == null ? null : folder.resolve("cluster.xml");
        Cluster cluster = Cluster.of(common.cluster(), own != null && Files.exists(own) ? own : null);
        byte[] key = IdentityKey.of(common, common.identityKey());
        var identities = new Identities(key, clock);
        Promise<Node> started = Promise.promise();
        cluster.start()
                .onFailure(started::fail)
                .onSuccess(vertx -> new AgreedKeys(vertx)
                        .check("identity", key, common.identityKey().toString())
                        .compose(agreed -> {
                            Node node = new Node(vertx, settings, common, cluster, identities, clock);
                            return node.registry
                                    .start()
                                    .compose(read -> node.desk.open())
                                    .map(node);
                        })
                        .onSuccess(started::complete)
                        .onFailure(cause -> closed(vertx).onComplete(gone -> started.fail(cause))));
        return started.future();
    }

    /** What closes Vert.x must not be told on an event loop: there is none any more. */
    private static Future<Void> closed(Vertx vertx) {
        Promise<Void> closed = Promise.promise();
        vertx.close().onComplete(closed);
        return closed.future();
    }

    public Vertx vertx() {
        return vertx;
    }

    public Bus bus() {
        return bus;
    }

    public Registry registry() {
        return registry;
    }

    /** Signs and checks identities; accounts signs, everyone checks. */
    public Identities identities() {
        return identities;
    }

    public CommonSettings common() {
        return common;
    }

    public Clock clock() {
        return clock;
    }

    /** How nodes speak with one another. */
    public Transport transport() {
        return cluster.transport();
    }

    /**
     * Ends when all nodes of the cluster have this key of a service, fails when another one is known.
     *
     * @param where it was found, for people
     */
    public Future<Void> agree(String name, byte[] key, String where) {
        return new AgreedKeys(vertx).check(name, key, where);
    }

    /** Where this node tells how it is; whoever starts the node opens it. */
    public Management management() {
        return management;
    }

    /** All nodes of the cluster, as they tell of themselves. */
    public Overview overview() {
        return new Overview(bus, registry::nodes);
    }

    /** Tells that everything that this node is to run is running. */
    public void started() {
        state = Nodes.State.READY;
        desk.changed();
    }

    /** What {@code drain} does: ends the process, which leaves in order. By default the node is closed. */
    public void onDrain(Runnable end) {
        leave = end;
    }

    private void left(String node) {
        bus.left(node);
    }

    private Future<Management.Look> look() {
        Nodes.State now = state;
        return Future.succeededFuture(new Management.Look(
                now == Nodes.State.READY, Map.of("state", now.name().toLowerCase(Locale.ROOT))));
    }

    /** Hazelcast's port of this node, for others to join. */
    public int clusterPort() {
        return cluster.port();
    }

    /** The settings of a service. */
    public <T extends Record> T settings(String name, Class<T> type) {
        return settings.of(name, type);
    }

    /** Runs a service here, as much in use as its siblings. */
    public Future<Void> deploy(Service service, int instances) {
        return deploy(service, instances, Instance.WEIGHT_WHOLE);
    }

    /**
     * Runs a service here; ends when it answers and the cluster may choose it.
     *
     * @param weight its share of the work beside its siblings, 0 to 100
     */
    public Future<Void> deploy(Service service, int instances, int weight) {
        return deployments
                .start(service, () -> service.verticle().apply(this), instances)
                .compose(all -> registry.publish(service, weight))
                .onSuccess(ready -> {
                    LOG.info("{} {} is ready", service.name(), service.version());
                    desk.changed();
                });
    }

    /** Takes a service off this node: withdrawn first, undeployed when nothing is under way. */
    public Future<Void> undeploy(String service) {
        return departure.undeploy(service);
    }

    /**
     * Leaves in the order that loses nothing: not ready → what doors have under way ends → records and addresses withdrawn while
     * handlers still answer → everyone knows → asks under way end → services stopped, the newest first → the cluster left.
     */
    public synchronized Future<Void> close() {
        if (closed == null) {
            closed = leaveInOrder();
        }
        return closed;
    }

    private Future<Void> leaveInOrder() {
        state = Nodes.State.DRAINING;
        desk.changed();
        Promise<Void> closing = Promise.promise();
        departure.leave().eventually(management::close).onComplete(quiet -> {
            registry.stop();
            closed(vertx).onComplete(closing);
        });
        return closing.future();
    }
}
