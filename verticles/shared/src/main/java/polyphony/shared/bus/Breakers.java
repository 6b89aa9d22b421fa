package polyphony.shared.bus;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One circuit breaker for each service and instance, with the asks that are under way to it. */
final class Breakers {
    private static final int FAILURES_MAX = 5;
    private static final long RESET_MS = 3_000;
    private static final int GUARDS_MAX = 2_000;

    /** Counts what is under way to one instance, and trips when it keeps failing. */
    record Guard(CircuitBreaker breaker, AtomicInteger inFlight) {
        boolean isOpen() {
            return breaker.state() == CircuitBreakerState.OPEN;
        }
    }

    private final Vertx vertx;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    Breakers(Vertx vertx) {
        this.vertx = vertx;
    }

    Guard of(Instance instance) {
        if (guards.size() > GUARDS_MAX) {
            // Node ids are new at every start: what is idle belongs to nodes that left long ago.
            guards.values().removeIf(guard -> guard.inFlight.get() == 0);
        }
        return guards.computeIfAbsent(instance.service() + "@" + instance.nodeId(), this::guard);
    }

    List<String> open() {
        return guards.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Guard guard(String name) {
        // No timeout here: every ask ends by its deadline, so a probe cannot hang in HALF_OPEN.
        var options = new CircuitBreakerOptions()
                .setTimeout(-1)
                .setMaxFailures(FAILURES_MAX)
                .setResetTimeout(RESET_MS)
                .setFallbackOnFailure(false);
        CircuitBreaker breaker = CircuitBreaker.create(name, vertx, options).failurePolicy(Breakers::isOurFault);
        return new Guard(breaker, new AtomicInteger());
    }

    private static boolean isOurFault(AsyncResult<?> call) {
        return call.failed()
                && (!(call.cause() instanceof Failure failure) || failure.kind().isOurs());
    }
}
