package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.servicediscovery.Record;
import io.vertx.servicediscovery.ServiceDiscovery;
import io.vertx.servicediscovery.ServiceDiscoveryOptions;
import io.vertx.servicediscovery.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Instance;
import polyphony.shared.bus.Instances;

/**
 * Who runs which service, over vertx-service-discovery. What others published is kept in a local copy, refreshed when
 * something is announced and every few seconds; an empty or failing read never empties it. Nodes that left the cluster
 * and records whose lease was not renewed are not offered.
 */
public final class Registry implements Instances {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final String ANNOUNCE = "polyphony.registry.announce";
    private static final String TYPE = "bus-service";
    private static final long RENEW_MS = 5_000;
    private static final long REREAD_MS = 5_000;
    /** An announcement is followed by others when a node starts: one read serves them all. */
    private static final long SETTLE_MS = 50;
    /** Four renewals missed. Counted on this node's own clock, from when the last change was seen. */
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private record Seen(Instance instance, long lease, long atNanos) {}

    private final Vertx vertx;
    private final String nodeId;
    private final String zone;
    private final Supplier<Set<String>> members;
    private final ServiceDiscovery discovery;
    private final Map<String, Record> own = new ConcurrentHashMap<>();
    private final Map<String, Instance> ownInstances = new ConcurrentHashMap<>();
    private volatile Map<String, List<Seen>> others = Map.of();
    private long renewing;
    private long rereading;
    private boolean settling;

    /** @param members ids of the nodes that are in the cluster now */
    Registry(Vertx vertx, String nodeId, String zone, Supplier<Set<String>> members) {
        this.vertx = vertx;
        this.nodeId = nodeId;
        this.zone = zone;
        this.members = members;
        this.discovery = ServiceDiscovery.create(vertx, new ServiceDiscoveryOptions().setAnnounceAddress(ANNOUNCE));
    }

    /** Begins to listen; ends when the first read is done. */
    Future<Void> start() {
        vertx.eventBus().<JsonObject>consumer(ANNOUNCE, message -> announced(new Record(message.body())));
        renewing = vertx.setPeriodic(RENEW_MS, timer -> renew());
        rereading = vertx.setPeriodic(REREAD_MS, timer -> read());
        return read();
    }

    /** Looks no more; what is known stays known. */
    void stop() {
        vertx.cancelTimer(renewing);
        vertx.cancelTimer(rereading);
    }

    @Override
    public List<Instance> of(String service) {
        List<Instance> found = new ArrayList<>();
        Instance mine = ownInstances.get(service);
        if (mine != null) {
            found.add(mine);
        }
        List<Seen> seen = others.getOrDefault(service, List.of());
        if (!seen.isEmpty()) {
            long now = System.nanoTime();
            Set<String> present = members.get();
            for (Seen other : seen) {
                if (present.contains(other.instance().nodeId()) && now - other.atNanos() < LEASE_NANOS) {
                    found.add(other.instance());
                }
            }
        }
        return found;
    }

    /** Names of all services that someone offers. */
    public Set<String> services() {
        Set<String> names = new java.util.TreeSet<>(ownInstances.keySet());
        others.keySet().stream().filter(name -> !of(name).isEmpty()).forEach(names::add);
        return names;
    }

    /** Offers a service of this node to everyone. */
    Future<Void> publish(Service service, int weight) {
        var instance = new Instance(service.name(), nodeId, service.version(), weight, zone, true);
        var record = new Record()
                .setName(service.name())
                .setType(TYPE)
                .setLocation(new JsonObject().put(Record.ENDPOINT, nodeId))
                .setMetadata(new JsonObject()
                        .put("nodeId", nodeId)
                        .put("version", service.version())
                        .put("weight", weight)
                        .put("zone", zone)
                        .put("lease", 1L));
        return discovery.publish(record).map(published -> {
            own.put(service.name(), published);
            ownInstances.put(service.name(), instance);
            return null;
        });
    }

    /** Takes a service of this node back: nobody chooses it any more, while it still answers what is under way. */
    Future<Void> withdraw(String service) {
        ownInstances.remove(service);
        Record record = own.remove(service);
        return record == null ? Future.succeededFuture() : discovery.unpublish(record.getRegistration());
    }

    private void renew() {
        for (Record record : own.values()) {
            JsonObject metadata = record.getMetadata();
            metadata.put("lease", metadata.getLong("lease") + 1);
            discovery.update(record).onFailure(cause -> LOG.warn("the lease of {} was not renewed", record.getName()));
        }
    }

    private void announced(Record record) {
        if (record.getStatus() != Status.UP) {
            forget(record.getName(), record.getMetadata().getString("nodeId", ""));
        }
        settle();
    }

    /** A withdrawal counts at once: an empty read alone would not, see {@link #keep}. */
    private synchronized void forget(String service, String node) {
        Map<String, List<Seen>> now = new HashMap<>(others);
        now.computeIfPresent(service, (name, seen) -> {
            List<Seen> left = seen.stream()
                    .filter(other -> !other.instance().nodeId().equals(node))
                    .toList();
            return left.isEmpty() ? null : left;
        });
        others = now;
    }

    private synchronized void settle() {
        if (!settling) {
            settling = true;
            vertx.setTimer(SETTLE_MS, timer -> {
                settled();
                read();
            });
        }
    }

    private synchronized void settled() {
        settling = false;
    }

    private Future<Void> read() {
        return discovery
                .getRecords(record -> TYPE.equals(record.getType()))
                .map(this::keep)
                .otherwise(cause -> {
                    LOG.warn("the registry could not be read; going on with what is known", cause);
                    return null;
                });
    }

    private synchronized Void keep(List<Record> records) {
        Set<String> present = members.get();
        Map<String, List<Seen>> now = new HashMap<>();
        for (Record record : records) {
            JsonObject metadata = record.getMetadata();
            String node = metadata.getString("nodeId", "");
            if (node.equals(nodeId)) {
                continue;
            }
            if (!present.contains(node)) {
                sweep(record);
                continue;
            }
            now.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(seen(record, metadata, node));
        }
        if (!now.isEmpty() || present.size() <= 1 || others.isEmpty()) {
            others = now;
        }
        return null;
    }

    private Seen seen(Record record, JsonObject metadata, String node) {
        long lease = metadata.getLong("lease", 0L);
        var instance = new Instance(
                record.getName(),
                node,
                metadata.getString("version", ""),
                metadata.getInteger("weight", 100),
                metadata.getString("zone", ""),
                false);
        for (Seen before : others.getOrDefault(record.getName(), List.of())) {
            if (before.instance().nodeId().equals(node) && before.lease() == lease) {
                return new Seen(instance, lease, before.atNanos());
            }
        }
        return new Seen(instance, lease, System.nanoTime());
    }

    /** Nobody unpublishes for a node that died; any survivor may. */
    private void sweep(Record record) {
        discovery
                .unpublish(record.getRegistration())
                .onSuccess(swept -> LOG.info("swept the record of {} of a node that left", record.getName()));
    }
}
