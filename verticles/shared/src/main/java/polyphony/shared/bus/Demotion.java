package polyphony.shared.bus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a canary is taken back to zero: at least {@value #FAILED_MIN} asks of the last half minute failed by our own fault, they are
 * a fifth of all, and four times the share of the other versions. A canary whose breaker has opened gets an ask now and
 * then only, so a higher number would never be reached. Only canaries: a stable instance that fails is ejected by its
 * breaker and comes back by itself.
 */
final class Demotion {
    static final int FAILED_MIN = 8;
    private static final double RATE_MIN = 0.2;
    private static final double TIMES_MIN = 4;

    private final Function<Instance, Guard> guards;

    Demotion(Function<Instance, Guard> guards) {
        this.guards = guards;
    }

    /** Why the instance must go to zero, or empty. */
    Optional<String> reason(Instance suspect, List<Instance> instances, long nowNanos) {
        boolean canary = suspect.weight() < Instance.WEIGHT_WHOLE
                && instances.stream().anyMatch(other -> other.weight() >= Instance.WEIGHT_WHOLE);
        RollingRate own = guards.apply(suspect).recent();
        if (!canary || own.failed(nowNanos) < FAILED_MIN) {
            return Optional.empty();
        }
        double rate = (double) own.failed(nowNanos) / own.asked(nowNanos);
        double siblings = siblingsRate(suspect, instances, nowNanos);
        return rate >= RATE_MIN && rate >= siblings * TIMES_MIN
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d asks failed in half a minute, while %.1f %% failed at the others",
                        own.failed(nowNanos),
                        own.asked(nowNanos),
                        siblings * 100))
                : Optional.empty();
    }

    private double siblingsRate(Instance suspect, List<Instance> instances, long nowNanos) {
        int asked = 0;
        int failed = 0;
        for (Instance other : instances) {
            if (!other.version().equals(suspect.version())) {
                asked += guards.apply(other).recent().asked(nowNanos);
                failed += guards.apply(other).recent().failed(nowNanos);
            }
        }
        return asked == 0 ? 0 : (double) failed / asked;
    }
}
