package polyphony.shared.bus;

import java.util.concurrent.TimeUnit;

/** How many of the asks of the last fifteen to thirty seconds failed. */
final class RollingRate {
    private static final long HALF_NANOS = TimeUnit.SECONDS.toNanos(15);

    private long half = Long.MIN_VALUE;
    private int asked;
    private int failed;
    private int askedBefore;
    private int failedBefore;

    synchronized void add(boolean failure, long nowNanos) {
        turn(nowNanos);
        asked++;
        if (failure) {
            failed++;
        }
    }

    synchronized int asked(long nowNanos) {
        turn(nowNanos);
        return asked + askedBefore;
    }

    synchronized int failed(long nowNanos) {
        turn(nowNanos);
        return failed + failedBefore;
    }

    private void turn(long nowNanos) {
        long current = Math.floorDiv(nowNanos, HALF_NANOS);
        if (current == half) {
            return;
        }
        boolean next = current == half + 1;
        askedBefore = next ? asked : 0;
        failedBefore = next ? failed : 0;
        asked = 0;
        failed = 0;
        half = current;
    }
}
