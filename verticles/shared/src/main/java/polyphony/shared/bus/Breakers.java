package polyphony.shared.bus;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import polyphony.shared.contract.Nodes;

/** One {@link Guard} for each service and instance. */
final class Breakers {
    private static final int FAILURES_MAX = 5;
    private static final long RESET_MS = 3_000;
    private static final int GUARDS_MAX = 2_000;
    /** What this node finds when it looks for the first time was there before, and is warm. */
    private static final long FIRST_LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Key(String service, String id) {}

    private final Vertx vertx;
    private final long startedNanos = System.nanoTime();
    private final Map<Key, Guard> guards = new ConcurrentHashMap<>();

    Breakers(Vertx vertx) {
        this.vertx = vertx;
    }

    Guard of(Instance instance) {
        if (guards.size() > GUARDS_MAX) {
            // Node ids are new at every start: what is idle belongs to nodes that left long ago.
            guards.values().removeIf(guard -> guard.inFlight().get() == 0);
        }
        return guards.computeIfAbsent(new Key(instance.service(), instance.id()), key -> guard(key, instance.local()));
    }

    List<String> open() {
        return guards.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen())
                .map(entry -> entry.getKey().service() + "@" + entry.getKey().id())
                .sorted()
                .toList();
    }

    /** An instance whose weight somebody changed is judged anew. */
    void forgive(String service, String id) {
        Guard guard = guards.get(new Key(service, id));
        if (guard != null) {
            guard.forgive();
        }
    }

    List<Nodes.BreakerState> states() {
        return guards.entrySet().stream()
                .map(entry -> state(entry.getKey(), entry.getValue()))
                .sorted(java.util.Comparator.comparing(Nodes.BreakerState::service)
                        .thenComparing(Nodes.BreakerState::instance))
                .toList();
    }

    private static Nodes.BreakerState state(Key key, Guard guard) {
        Nodes.Breaker state = switch (guard.state()) {
            case OPEN -> Nodes.Breaker.OPEN;
            case HALF_OPEN -> Nodes.Breaker.HALF_OPEN;
            case CLOSED -> Nodes.Breaker.CLOSED;
        };
        return new Nodes.BreakerState(
                key.service(), key.id(), state, guard.inFlight().get(), guard.asked(), guard.failed());
    }

    private Guard guard(Key key, boolean local) {
        // No timeout here: every ask ends by its deadline, so a probe cannot hang in HALF_OPEN.
        var options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(FAILURES_MAX)
                .setResetTimeout(RESET_MS)
                .setFallbackOnFailure(false);
        CircuitBreaker breaker = CircuitBreaker.create(key.service() + "@" + key.id(), vertx, options)
                .failurePolicy(Breakers::isOurFault);
        return new Guard(breaker, local || System.nanoTime() - startedNanos < FIRST_LOOK_NANOS);
    }

    static boolean isOurFault(AsyncResult<?> call) {
        return call.failed()
                && (!(call.cause() instanceof Failure failure) || failure.kind().isOurs());
    }
}
