package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.servicediscovery.Record;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Instance;
import polyphony.shared.bus.Statistics;
import polyphony.shared.contract.Nodes;

/** What a node answers about itself, and what it does when an instance that it asks fails too often. */
final class NodeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDesk.class);

    /**
     * @param id in the cluster
     * @param name for people
     * @param version of the jar that this process runs
     * @param startedAtMs milliseconds since the epoch
     */
    record Sign(String id, String name, String zone, String version, long startedAtMs) {}

    private final Bus bus;
    private final Registry registry;
    private final Sign sign;
    private final Supplier<Nodes.State> state;
    private final ToIntFunction<String> instances;
    private final Runnable leave;

    /**
     * @param instances how many verticles of a service run here
     * @param leave makes this node leave, and its process end; returns at once
     */
    NodeDesk(
            Bus bus,
            Registry registry,
            Sign sign,
            Supplier<Nodes.State> state,
            ToIntFunction<String> instances,
            Runnable leave) {
        this.bus = bus;
        this.registry = registry;
        this.sign = sign;
        this.state = state;
        this.instances = instances;
        this.leave = leave;
    }

    Future<Void> open() {
        registry.onReweighed(bus::forgive);
        bus.onDemotion(this::demote);
        return Future.all(
                        bus.answerForNode(Nodes.DESCRIBE, this::describe),
                        bus.answerForNode(Nodes.DRAIN, this::drain),
                        bus.answerForNode(Nodes.WEIGH, this::weigh))
                .mapEmpty();
    }

    /** Tells everyone who looks that something is different here. */
    void changed() {
        bus.announce(Nodes.CHANGED, new Nodes.Changed(sign.id()));
    }

    private Future<Nodes.Description> describe(Nodes.Describe wish, Caller caller) {
        caller.identity().requireAdmin();
        Runtime runtime = Runtime.getRuntime();
        List<Nodes.ServiceState> services = registry.own().stream()
                .map(this::service)
                .sorted(java.util.Comparator.comparing(Nodes.ServiceState::service)
                        .thenComparing(Nodes.ServiceState::id))
                .toList();
        return Future.succeededFuture(new Nodes.Description(
                sign.id(),
                sign.name(),
                sign.zone(),
                sign.version(),
                sign.startedAtMs(),
                state.get(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                services,
                bus.breakers()));
    }

    private Nodes.ServiceState service(Record record) {
        Instance instance = Offers.instance(record);
        boolean verticles = instance.id().equals(sign.id());
        Statistics.Figures figures = bus.statistics().figures(instance.service());
        return new Nodes.ServiceState(
                instance.service(),
                instance.id(),
                instance.version(),
                Offers.language(record),
                instance.weight(),
                verticles ? instances.applyAsInt(instance.service()) : 1,
                verticles ? bus.inFlight(instance.service()) : 0,
                verticles ? figures.answered() : 0,
                verticles ? figures.failed() : 0,
                verticles ? figures.p50Ms() : 0,
                verticles ? figures.p99Ms() : 0,
                null,
                Offers.note(record));
    }

    private Future<Done> drain(Nodes.Drain wish, Caller caller) {
        caller.identity().requireAdmin();
        LOG.info("{} asks this node to leave", caller.identity().name());
        leave.run();
        return Future.succeededFuture(Done.DONE);
    }

    private Future<Done> weigh(Nodes.Weigh wish, Caller caller) {
        caller.identity().requireAdmin();
        return registry.weigh(wish.service(), wish.version(), wish.weight(), wish.reason())
                .map(found -> {
                    if (!found) {
                        throw Failure.notFound(wish.service() + " " + wish.version() + " at this node");
                    }
                    LOG.info(
                            "{} {} has weight {} now{}",
                            wish.service(),
                            wish.version(),
                            wish.weight(),
                            wish.reason() == null ? "" : ": " + wish.reason());
                    changed();
                    return Done.DONE;
                });
    }

    /** Its own node may hang: this one stops asking it in any case. */
    private void demote(Instance instance, String reason) {
        LOG.warn("{} {} at {} is taken to weight 0: {}", instance.service(), instance.version(), instance.id(), reason);
        bus.announce(Nodes.DEMOTED, new Nodes.Demoted(instance.service(), instance.version(), instance.id(), reason));
        var wish = new Nodes.Weigh(instance.service(), instance.version(), 0, reason);
        bus.askNode(Nodes.WEIGH, instance.nodeId(), wish, bus.asService("node", Bus.PATIENCE))
                .onFailure(cause -> LOG.warn("its node does not know yet: {}", cause.getMessage()));
    }
}
