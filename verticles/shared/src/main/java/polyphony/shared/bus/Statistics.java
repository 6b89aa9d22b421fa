package polyphony.shared.bus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How the services of this process answer. Names of services are few, so this does not grow with use. */
public final class Statistics {
    /**
     * @param answered since the start, {@code failed} of them by our own fault
     * @param p50Ms of the last minute or so; 0 when nothing was answered
     */
    public record Figures(long answered, long failed, double p50Ms, double p99Ms) {
        static final Figures NONE = new Figures(0, 0, 0, 0);
    }

    static final class Counts {
        private final LongAdder answered = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final Latencies latencies = new Latencies();

        void add(long startedNanos, boolean ourFault) {
            long now = System.nanoTime();
            answered.increment();
            if (ourFault) {
                failed.increment();
            }
            latencies.add(now - startedNanos, now);
        }
    }

    private final Map<String, Counts> byService = new ConcurrentHashMap<>();

    Counts of(String service) {
        return byService.computeIfAbsent(service, name -> new Counts());
    }

    /** What is known of a service; zeros when it never answered. */
    public Figures figures(String service) {
        Counts counts = byService.get(service);
        if (counts == null) {
            return Figures.NONE;
        }
        long now = System.nanoTime();
        return new Figures(
                counts.answered.sum(),
                counts.failed.sum(),
                counts.latencies.percentileMs(50, now),
                counts.latencies.percentileMs(99, now));
    }
}
