package polyphony.shared.bus;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long answers took in the last minute or so: counts in buckets a fifth of an octave wide, so that a percentile is at
 * most 15 % too high. Two half-minutes are kept; no lock on the way.
 */
final class Latencies {
    private static final long HALF_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int PER_OCTAVE = 5;
    private static final double FIRST_NANOS = 10_000;
    private static final int BUCKETS = 130;
    private static final double NANOS_PER_MS = 1e6;

    private record Half(long number, AtomicIntegerArray counts) {
        static Half of(long number) {
            return new Half(number, new AtomicIntegerArray(BUCKETS));
        }
    }

    private volatile Half now = Half.of(0);
    private volatile Half before = Half.of(-1);
    private final AtomicLong turning = new AtomicLong();

    void add(long nanos, long atNanos) {
        long half = Math.floorDiv(atNanos, HALF_NANOS);
        // Whoever comes first in a new half-minute turns the page.
        if (half != now.number() && turning.getAndSet(half) != half) {
            before = now;
            now = Half.of(half);
        }
        now.counts().incrementAndGet(bucket(nanos));
    }

    private static int bucket(long nanos) {
        int bucket = (int) Math.ceil(Math.log(Math.max(1, nanos) / FIRST_NANOS) / Math.log(2) * PER_OCTAVE);
        return Math.max(0, Math.min(BUCKETS - 1, bucket));
    }

    /** Milliseconds that this per cent of the answers did not exceed; 0 when there were none. */
    double percentileMs(double percent, long atNanos) {
        long half = Math.floorDiv(atNanos, HALF_NANOS);
        Half first = now;
        Half second = before;
        boolean firstCounts = half - first.number() <= 1;
        boolean secondCounts = half - second.number() <= 1;
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += count(first, firstCounts, i) + count(second, secondCounts, i);
        }
        long wanted = (long) Math.ceil(total * percent / 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS && total > 0; i++) {
            seen += count(first, firstCounts, i) + count(second, secondCounts, i);
            if (seen >= wanted) {
                return FIRST_NANOS * Math.pow(2, (double) i / PER_OCTAVE) / NANOS_PER_MS;
            }
        }
        return 0;
    }

    private static int count(Half half, boolean counts, int bucket) {
        return counts ? half.counts().get(bucket) : 0;
    }
}
