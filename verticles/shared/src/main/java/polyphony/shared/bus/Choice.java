package polyphony.shared.bus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which instance is asked: first the version (a canary gets its per cent of listeners, the same ones each time), then the
 * instance: the local one when it is well, else the less busy of two, of the own zone when there is one.
 */
final class Choice {
    private static final int LISTENERS = 10_000;

    private final Function<Instance, Guard> guards;
    private final String zone;
    private final RandomGenerator random;

    /**
     * @param zone of this node; empty when it has none
     * @param random drawn from by all threads that ask
     */
    Choice(Function<Instance, Guard> guards, String zone, RandomGenerator random) {
        this.guards = guards;
        this.zone = zone;
        this.random = random;
    }

    /**
     * @param listener who asks, or null for a service of ours
     * @param except id of the instance that has just failed, or null
     * @param mayProbe whether this ask may be the one that tries whether a tripped instance is well again
     * @return null when there is none to ask
     */
    Instance of(List<Instance> instances, String listener, String except, boolean mayProbe) {
        List<Instance> willing = new ArrayList<>(instances.size());
        for (Instance instance : instances) {
            Guard guard = guards.apply(instance);
            if (instance.weight() > 0 && !instance.id().equals(except) && !guard.isBanned()) {
                if (mayProbe && guard.wantsProbe()) {
                    return instance;
                }
                if (guard.isClosed()) {
                    willing.add(instance);
                }
            }
        }
        if (willing.size() <= 1) {
            return willing.isEmpty() ? lastResort(instances, except) : willing.get(0);
        }
        List<Instance> version = ofVersion(willing, listener);
        return one(version.isEmpty() ? willing : version);
    }

    /** Rather a probe that may fail than a refusal that surely does. */
    private Instance lastResort(List<Instance> instances, String except) {
        return instances.stream()
                .filter(instance -> instance.weight() > 0 && !instance.id().equals(except))
                .filter(instance -> guards.apply(instance).wantsProbe())
                .findFirst()
                .orElse(null);
    }

    private List<Instance> ofVersion(List<Instance> willing, String listener) {
        Map<String, List<Instance>> versions = willing.stream().collect(Collectors.groupingBy(Instance::version));
        if (versions.size() == 1) {
            return willing;
        }
        List<List<Instance>> canaries = versions.values().stream()
                .filter(siblings -> weight(siblings) < Instance.WEIGHT_WHOLE)
                .sorted(Comparator.comparing(siblings -> siblings.get(0).version()))
                .toList();
        if (canaries.size() == versions.size()) {
            return willing;
        }
        int place = listener == null ? LISTENERS : place(willing.get(0).service(), listener);
        int end = 0;
        for (List<Instance> canary : canaries) {
            end += weight(canary) * LISTENERS / Instance.WEIGHT_WHOLE;
            if (place < end) {
                return canary;
            }
        }
        return willing.stream()
                .filter(instance -> weight(versions.get(instance.version())) >= Instance.WEIGHT_WHOLE)
                .toList();
    }

    private static int weight(List<Instance> siblings) {
        return siblings.stream().mapToInt(Instance::weight).max().orElse(0);
    }

    /** Where a listener stands among all: the same for each service's ask at every node, another one for each service. */
    static int place(String service, String listener) {
        // The last step of MurmurHash3: String's own hash of similar ids is similar.
        int hash = (service + '/' + listener).hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Math.floorMod(hash ^ (hash >>> 16), LISTENERS);
    }

    private Instance one(List<Instance> siblings) {
        long now = System.nanoTime();
        for (Instance instance : siblings) {
            if (instance.local() && random.nextDouble() < guards.apply(instance).share(now)) {
                return instance;
            }
        }
        List<Instance> near = siblings.stream()
                .filter(instance -> !zone.isEmpty() && instance.zone().equals(zone))
                .toList();
        List<Instance> drawn = near.isEmpty() ? siblings : near;
        Instance first = drawn.get(draw(drawn, now));
        Instance second = drawn.get(draw(drawn, now));
        return busy(first) <= busy(second) ? first : second;
    }

    private int draw(List<Instance> instances, long now) {
        double total = 0;
        for (Instance instance : instances) {
            total += part(instance, now);
        }
        double left = random.nextDouble() * total;
        for (int i = 0; i < instances.size(); i++) {
            left -= part(instances.get(i), now);
            if (left < 0) {
                return i;
            }
        }
        return instances.size() - 1;
    }

    private double part(Instance instance, long now) {
        return instance.weight() * guards.apply(instance).share(now);
    }

    private int busy(Instance instance) {
        return guards.apply(instance).inFlight().get();
    }
}
