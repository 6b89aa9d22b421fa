package polyphony.shared.node;

import io.vertx.servicediscovery.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import polyphony.shared.bus.Instance;

/** What was last seen of the offers of other nodes. Counts on this node's own clock; an empty look changes nothing. */
final class Sightings {
    /** Four renewals missed. */
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private record Seen(Instance instance, String nodeName, long lease, long atNanos) {}

    private final Members members;
    private final BiConsumer<String, String> reweighed;
    private volatile Map<String, List<Seen>> seen = Map.of();

    /** @param reweighed told of instances whose weight has changed, by service and id */
    Sightings(Members members, BiConsumer<String, String> reweighed) {
        this.members = members;
        this.reweighed = reweighed;
    }

    /** Instances of nodes that are in the cluster and have renewed their lease. */
    List<Instance> of(String service) {
        List<Seen> known = seen.getOrDefault(service, List.of());
        if (known.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        Set<String> present = members.ids();
        List<Instance> found = new ArrayList<>(known.size());
        for (Seen other : known) {
            if (present.contains(other.instance().nodeId()) && now - other.atNanos() < LEASE_NANOS) {
                found.add(other.instance());
            }
        }
        return found;
    }

    Set<String> services() {
        Set<String> names = new TreeSet<>();
        seen.keySet().stream().filter(name -> !of(name).isEmpty()).forEach(names::add);
        return names;
    }

    /** Names of nodes by their ids. */
    Map<String, String> nodeNames() {
        Map<String, String> names = new HashMap<>();
        seen.values()
                .forEach(known ->
                        known.forEach(other -> names.put(other.instance().nodeId(), other.nodeName())));
        return names;
    }

    /** A withdrawal counts at once: an empty look alone would not, see {@link #keep}. */
    synchronized void forget(String service, String id) {
        Map<String, List<Seen>> now = new HashMap<>(seen);
        now.computeIfPresent(service, (name, known) -> {
            List<Seen> left = known.stream()
                    .filter(other -> !other.instance().id().equals(id))
                    .toList();
            return left.isEmpty() ? null : left;
        });
        seen = now;
    }

    /** @param records of nodes that are present; none at all, while there were some, is a registry that lost its memory */
    synchronized void keep(List<Record> records) {
        Map<String, List<Seen>> now = new HashMap<>();
        records.forEach(record ->
                now.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(look(record)));
        if (!now.isEmpty() || members.ids().size() <= 1 || seen.isEmpty()) {
            seen = now;
        }
    }

    private Seen look(Record record) {
        Instance instance = Offers.instance(record);
        long lease = Offers.lease(record);
        String name = Offers.nodeName(record);
        for (Seen before : seen.getOrDefault(record.getName(), List.of())) {
            if (before.instance().id().equals(instance.id())) {
                if (before.instance().weight() != instance.weight()) {
                    reweighed.accept(instance.service(), instance.id());
                }
                if (before.lease() == lease) {
                    return new Seen(instance, name, lease, before.atNanos());
                }
            }
        }
        return new Seen(instance, name, lease, System.nanoTime());
    }
}
