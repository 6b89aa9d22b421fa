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
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Sightings others;
    private final AtomicBoolean settling = new AtomicBoolean();
    private volatile BiConsumer<String, String> reweighed = (service, id) -> {};
    private long renewing;
    private long rereading;

    Registry(Vertx vertx, String nodeId, String nodeName, String zone, Members members) {
        this.vertx = vertx;
        this.nodeId = nodeId;
        this.nodeName = nodeName;
        this.zone = zone;
        this.members = members;
        this.others = new Sightings(members, (service, id) -> reweighed.accept(service, id));
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
        List<Instance> elsewhere = others.of(service);
        if (elsewhere.isEmpty()) {
            return mine;
        }
        List<Instance> found = new ArrayList<>(mine);
        found.addAll(elsewhere);
        return found;
    }

    /** Names of all services that someone offers. */
    public Set<String> services() {
        Set<String> names = new TreeSet<>(ownInstances.keySet());
        names.addAll(others.services());
        return names;
    }

    /** Ids of the nodes that are in the cluster now, with the names of those that offer something. */
    public Map<String, String> nodes() {
        Map<String, String> names = new HashMap<>();
        members.ids().forEach(id -> names.put(id, ""));
        others.nodeNames().forEach((id, name) -> names.computeIfPresent(id, (known, none) -> name));
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

    /** Takes back all that this node offers. */
    Future<Void> withdrawAll() {
        return Future.join(own().stream()
                        .map(record -> withdraw(record.getName(), Offers.id(record)))
                        .toList())
                .mapEmpty();
    }

    /** Takes an instance back: nobody chooses it any more, while it still answers what is under way. */
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
            now.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(Offers.ownInstance(record));
        }
        ownInstances = now;
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
            others.forget(record.getName(), Offers.id(record));
        }
        settle();
    }

    private void settle() {
        if (settling.compareAndSet(false, true)) {
            vertx.setTimer(SETTLE_MS, timer -> {
                settling.set(false);
                read();
            });
        }
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

    private Void keep(List<Record> records) {
        List<Record> present = new ArrayList<>();
        for (Record record : records) {
            String node = Offers.nodeId(record);
            if (node.equals(nodeId)) {
                sweepOwn(record);
            } else if (members.ids().contains(node)) {
                present.add(record);
            } else if (members.isSweeper(node)) {
                sweep(record);
            }
        }
        others.keep(present);
        return null;
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
