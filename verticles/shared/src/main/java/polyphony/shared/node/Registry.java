package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.servicediscovery.Record;
import io.vertx.servicediscovery.ServiceDiscovery;
import io.vertx.servicediscovery.ServiceDiscoveryOptions;
import io.vertx.servicediscovery.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
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
    private static final String JAVA = "java";
    private static final long RENEW_MS = 5_000;
    private static final long REREAD_MS = 5_000;
    /** An announcement is followed by others when a node starts: one read serves them all. */
    private static final long SETTLE_MS = 50;
    /** Four renewals missed. Counted on this node's own clock, from when the last change was seen. */
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private record Seen(Instance instance, String nodeName, long lease, long atNanos) {}

    private final Vertx vertx;
    private final String nodeId;
    private final String nodeName;
    private final String zone;
    private final Members members;
    private final ServiceDiscovery discovery;
    /** By service and id. */
    private final Map<String, Record> own = new ConcurrentHashMap<>();
    /** Keys of {@link #own}, also of what is just being published. */
    private final Set<String> offered = ConcurrentHashMap.newKeySet();

    private volatile Map<String, List<Instance>> ownInstances = Map.of();
    private volatile Map<String, List<Seen>> others = Map.of();
    private volatile BiConsumer<String, String> reweighed = (service, id) -> {};
    private long renewing;
    private long rereading;
    private boolean settling;

    Registry(Vertx vertx, String nodeId, String nodeName, String zone, Members members) {
        this.vertx = vertx;
        this.nodeId = nodeId;
        this.nodeName = nodeName;
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

    /** Told of instances whose weight has changed, by service and id. */
    void onReweighed(BiConsumer<String, String> listener) {
        reweighed = listener;
    }

    @Override
    public List<Instance> of(String service) {
        List<Instance> mine = ownInstances.getOrDefault(service, List.of());
        List<Seen> seen = others.getOrDefault(service, List.of());
        if (seen.isEmpty()) {
            return mine;
        }
        List<Instance> found = new ArrayList<>(mine);
        long now = System.nanoTime();
        Set<String> present = members.ids();
        for (Seen other : seen) {
            if (present.contains(other.instance().nodeId()) && now - other.atNanos() < LEASE_NANOS) {
                found.add(other.instance());
            }
        }
        return found;
    }

    /** Names of all services that someone offers. */
    public Set<String> services() {
        Set<String> names = new TreeSet<>(ownInstances.keySet());
        others.keySet().stream().filter(name -> !of(name).isEmpty()).forEach(names::add);
        return names;
    }

    /** Ids of the nodes that are in the cluster now, with the names of those that offer something. */
    public Map<String, String> nodes() {
        Map<String, String> names = new HashMap<>();
        members.ids().forEach(id -> names.put(id, ""));
        others.values().stream()
                .flatMap(List::stream)
                .forEach(seen -> names.computeIfPresent(seen.instance().nodeId(), (id, name) -> seen.nodeName()));
        names.put(nodeId, nodeName);
        return names;
    }

    /** Offers a service of this node to everyone. */
    Future<Void> publish(Service service, int weight) {
        return publish(Instance.of(service.name(), nodeId, service.version(), weight, zone, true), JAVA);
    }

    /**
     * Offers an instance that answers at {@code address@id} but is no verticle of this process: a program in another language
     * behind this node.
     */
    public Future<Void> publish(String service, String id, String version, int weight, String language) {
        return publish(new Instance(service, id, nodeId, version, weight, zone, false), language);
    }

    private Future<Void> publish(Instance instance, String language) {
        String key = key(instance.service(), instance.id());
        offered.add(key);
        return discovery
                .publish(Offers.record(instance, nodeName, language))
                .<Void>map(published -> {
                    own.put(key, published);
                    recount();
                    return null;
                })
                .onFailure(cause -> offered.remove(key));
    }

    private static String key(String service, String id) {
        return service + "@" + id;
    }

    /** Takes a service of this node back: nobody chooses it any more, while it still answers what is under way. */
    Future<Void> withdraw(String service) {
        return withdraw(service, nodeId);
    }

    /** As {@link #withdraw(String)}, for an instance with an id of its own. */
    public Future<Void> withdraw(String service, String id) {
        offered.remove(key(service, id));
        Record record = own.remove(key(service, id));
        recount();
        return record == null ? Future.succeededFuture() : discovery.unpublish(record.getRegistration());
    }

    /** Changes the weight of what this node offers of this version; false when there is nothing. */
    Future<Boolean> weigh(String service, String version, int weight, String note) {
        List<Record> meant = own.values().stream()
                .filter(record -> record.getName().equals(service)
                        && Offers.instance(record).version().equals(version))
                .toList();
        meant.forEach(record -> Offers.weigh(record, weight, note));
        recount();
        meant.forEach(record -> reweighed.accept(service, Offers.id(record)));
        return Future.all(meant.stream().map(discovery::update).toList()).map(!meant.isEmpty());
    }

    /** What this node offers. */
    Collection<Record> own() {
        return List.copyOf(own.values());
    }

    private synchronized void recount() {
        Map<String, List<Instance>> now = new HashMap<>();
        for (Record record : own.values()) {
            Instance offered = Offers.instance(record);
            boolean local = offered.id().equals(nodeId);
            now.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(local ? localOf(offered) : offered);
        }
        ownInstances = now;
    }

    private static Instance localOf(Instance offered) {
        return Instance.of(
                offered.service(), offered.nodeId(), offered.version(), offered.weight(), offered.zone(), true);
    }

    /** Also puts back what was lost, say when a cluster that was split came together again. */
    private void renew() {
        for (Record record : own.values()) {
            Offers.renew(record);
            discovery.update(record).onFailure(cause -> LOG.warn("the lease of {} was not renewed", record.getName()));
        }
    }

    private void announced(Record record) {
        if (record.getStatus() != Status.UP) {
            forget(record.getName(), Offers.id(record));
        }
        settle();
    }

    /** A withdrawal counts at once: an empty read alone would not, see {@link #keep}. */
    private synchronized void forget(String service, String id) {
        Map<String, List<Seen>> now = new HashMap<>(others);
        now.computeIfPresent(service, (name, seen) -> {
            List<Seen> left = seen.stream()
                    .filter(other -> !other.instance().id().equals(id))
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
                .getRecords(record -> Offers.TYPE.equals(record.getType()))
                .map(this::keep)
                .otherwise(cause -> {
                    LOG.warn("the registry could not be read; going on with what is known", cause);
                    return null;
                });
    }

    private synchronized Void keep(List<Record> records) {
        Set<String> present = members.ids();
        Map<String, List<Seen>> now = new HashMap<>();
        for (Record record : records) {
            String node = Offers.nodeId(record);
            if (node.equals(nodeId)) {
                sweepOwn(record);
            } else if (present.contains(node)) {
                now.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(seen(record));
            } else if (members.isSweeper(node)) {
                sweep(record);
            }
        }
        if (!now.isEmpty() || present.size() <= 1 || others.isEmpty()) {
            others = now;
        }
        return null;
    }

    private Seen seen(Record record) {
        Instance instance = Offers.instance(record);
        long lease = Offers.lease(record);
        String name = Offers.nodeName(record);
        for (Seen before : others.getOrDefault(record.getName(), List.of())) {
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

    /** A renewal that crossed a withdrawal writes the record anew: it is taken away again. */
    private void sweepOwn(Record record) {
        if (!offered.contains(key(record.getName(), Offers.id(record)))) {
            sweep(record);
        }
    }

    /** Nobody unpublishes for a node that died; the oldest of those who are left does. */
    private void sweep(Record record) {
        discovery
                .unpublish(record.getRegistration())
                .onSuccess(swept -> LOG.info("swept the record of {} of a node that left", record.getName()));
    }
}
