package polyphony.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.contract.Nodes;
import polyphony.shared.node.Overview;

/** The only node of the house, which runs a catalogue and a canary of it, and keeps what it was told to do. */
public final class FakeNode extends VerticleBase {
    /** The id of whoever is alone on a bus. */
    private static final String ID = "here";

    private static final long STARTED_AT_MS = 1_700_000_000_000L;

    private final Bus bus;
    private final List<Record> told = new CopyOnWriteArrayList<>();

    FakeNode(Bus bus) {
        this.bus = bus;
    }

    static Overview overview(Bus bus) {
        return new Overview(bus, () -> Map.of(ID, "house", "visitor", Overview.VISITOR + 1));
    }

    @Override
    public Future<?> start() {
        return Future.all(
                bus.answerForNode(Nodes.DESCRIBE, (wish, caller) -> Future.succeededFuture(description())),
                bus.answerForNode(Nodes.DRAIN, this::done),
                bus.answerForNode(Nodes.WEIGH, this::done));
    }

    private Future<Done> done(Record wish, Caller caller) {
        caller.identity().requireAdmin();
        told.add(wish);
        return Future.succeededFuture(Done.DONE);
    }

    /** What it was told, in order. */
    public List<Record> told() {
        return List.copyOf(told);
    }

    private static Nodes.Description description() {
        return new Nodes.Description(
                ID,
                "house",
                "attic",
                "0.1.0",
                STARTED_AT_MS,
                Nodes.State.READY,
                1 << 20,
                1 << 30,
                List.of(state("0.1.0", 100, null), state("2.1", 5, "a try")),
                List.of(new Nodes.BreakerState("catalog", ID, Nodes.Breaker.OPEN, 0, 10, 6)));
    }

    private static Nodes.ServiceState state(String version, int weight, String note) {
        return new Nodes.ServiceState("catalog", ID, version, "java", weight, 1, 2, 1_000, 3, 1.5, 20, 7L, note);
    }
}
