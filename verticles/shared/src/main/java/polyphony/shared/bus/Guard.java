package polyphony.shared.bus;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerState;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How this node sees one instance: what is under way to it, its breaker, how often it failed, and how much it is trusted. */
final class Guard {
    /** An instance that has just come, or come back, is warm after this long. */
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(8);

    private static final double SHARE_MIN = 0.1;

    private final CircuitBreaker breaker;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder asked = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final RollingRate recent = new RollingRate();
    private volatile long trustedSinceNanos;
    private volatile boolean banned;

    /** @param warm whether it was there before this node looked: then there is nothing to be careful about */
    Guard(CircuitBreaker breaker, boolean warm) {
        this.breaker = breaker;
        long now = System.nanoTime();
        this.trustedSinceNanos = warm ? now - WARM_NANOS : now;
        breaker.closeHandler(closed -> trustedSinceNanos = System.nanoTime());
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    AtomicInteger inFlight() {
        return inFlight;
    }

    CircuitBreakerState state() {
        return breaker.state();
    }

    boolean isOpen() {
        return breaker.state() == CircuitBreakerState.OPEN;
    }

    /** Its breaker wants one ask as a probe, and none is on its way. */
    boolean wantsProbe() {
        return breaker.state() == CircuitBreakerState.HALF_OPEN && inFlight.get() == 0;
    }

    boolean isClosed() {
        return breaker.state() == CircuitBreakerState.CLOSED;
    }

    /** From a tenth to one: how much of its share it gets so soon after it came (back). */
    double share(long nowNanos) {
        double warm = (double) (nowNanos - trustedSinceNanos) / WARM_NANOS;
        return Math.max(SHARE_MIN, Math.min(1, warm));
    }

    void ended(boolean ourFault) {
        asked.increment();
        if (ourFault) {
            failed.increment();
        }
        recent.add(ourFault, System.nanoTime());
    }

    long asked() {
        return asked.sum();
    }

    long failed() {
        return failed.sum();
    }

    RollingRate recent() {
        return recent;
    }

    /** Not asked from here any more: it was found out to fail far more often than its siblings. */
    boolean isBanned() {
        return banned;
    }

    /** True for the one call that did it. */
    synchronized boolean ban() {
        boolean first = !banned;
        banned = true;
        return first;
    }

    void forgive() {
        banned = false;
    }
}
