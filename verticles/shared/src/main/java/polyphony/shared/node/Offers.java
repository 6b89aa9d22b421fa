package polyphony.shared.node;

import io.vertx.core.json.JsonObject;
import io.vertx.servicediscovery.Record;
import polyphony.shared.bus.Instance;

/** How an instance of a service is written into a record of vertx-service-discovery, and read from one. */
final class Offers {
    static final String TYPE = "bus-service";
    private static final String NODE_ID = "nodeId";
    private static final String WEIGHT = "weight";
    private static final String LEASE = "lease";
    private static final String NOTE = "note";

    private Offers() {}

    static Record record(Instance instance, String nodeName, String language) {
        return new Record()
                .setName(instance.service())
                .setType(TYPE)
                .setLocation(new JsonObject().put(Record.ENDPOINT, instance.id()))
                .setMetadata(new JsonObject()
                        .put(NODE_ID, instance.nodeId())
                        .put("node", nodeName)
                        .put("version", instance.version())
                        .put(WEIGHT, instance.weight())
                        .put("zone", instance.zone())
                        .put("language", language)
                        .put(LEASE, 1L));
    }

    /** An instance of another node, or one of ours that no verticle of this process is. */
    static Instance instance(Record record) {
        JsonObject metadata = record.getMetadata();
        return new Instance(
                record.getName(),
                id(record),
                nodeId(record),
                metadata.getString("version", ""),
                metadata.getInteger(WEIGHT, Instance.WEIGHT_WHOLE),
                metadata.getString("zone", ""),
                false);
    }

    /** The instance as its own node sees it: what has the node's id is a verticle of this process. */
    static Instance ownInstance(Record record) {
        Instance other = instance(record);
        return new Instance(
                other.service(),
                other.id(),
                other.nodeId(),
                other.version(),
                other.weight(),
                other.zone(),
                other.id().equals(other.nodeId()));
    }

    /** What the address of the instance ends with. */
    static String id(Record record) {
        JsonObject location = record.getLocation();
        return location == null ? nodeId(record) : location.getString(Record.ENDPOINT, nodeId(record));
    }

    static String nodeId(Record record) {
        return record.getMetadata().getString(NODE_ID, "");
    }

    static String nodeName(Record record) {
        return record.getMetadata().getString("node", "");
    }

    static String language(Record record) {
        return record.getMetadata().getString("language", "");
    }

    static long lease(Record record) {
        return record.getMetadata().getLong(LEASE, 0L);
    }

    static void renew(Record record) {
        record.getMetadata().put(LEASE, lease(record) + 1);
    }

    static String note(Record record) {
        return record.getMetadata().getString(NOTE);
    }

    static void weigh(Record record, int weight, String note) {
        record.getMetadata().put(WEIGHT, weight).put(NOTE, note);
    }
}
