package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Latencies latencies = new Latencies();

    @Test
    void a_percentile_is_at_most_a_bucket_too_high() {
        for (int i = 1; i <= 1_000; i++) {
            latencies.add(i * MS, MINUTE);
        }

        assertEquals(500, latencies.percentileMs(50, MINUTE), 500 * 0.15);
        assertEquals(990, latencies.percentileMs(99, MINUTE), 990 * 0.15);
    }

    @Test
    void what_is_over_a_minute_old_does_not_count() {
        latencies.add(900 * MS, MINUTE);
        latencies.add(MS, 3 * MINUTE);

        assertEquals(1, latencies.percentileMs(99, 3 * MINUTE), 0.15);
        assertEquals(0, latencies.percentileMs(99, 6 * MINUTE));
    }

    @Test
    void nothing_answered_is_zero_and_the_extremes_have_their_buckets() {
        assertEquals(0, latencies.percentileMs(50, MINUTE));

        latencies.add(0, MINUTE);
        latencies.add(Long.MAX_VALUE, MINUTE);

        assertEquals(0.01, latencies.percentileMs(50, MINUTE));
    }
}
