package polyphony.stage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in another process, where no event can be waited for: looks again every 50 ms. */
public final class Eventually {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SECONDS_MAX = 120;

    private Eventually() {}

    /** Returns when it holds; fails with what was waited for after two minutes. */
    public static void holds(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("still not: " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
