package polyphony.shared.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import polyphony.shared.bus.Wire;

/**
 * Events that are written in the same transaction as the state they tell of, and carried to Kafka by
 * {@link OutboxRelay}. The schema's migration makes its table:
 *
 * <pre>
 * CREATE TABLE s.outbox (
 *     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
 *     topic text NOT NULL, key text NOT NULL, payload text);
 * ALTER TABLE s.outbox SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
 * </pre>
 */
public final class Outbox {
    /** Kafka takes records of up to a mebibyte; one that it refuses would hold up all behind it for ever. */
    private static final int PAYLOAD_CHARS_MAX = 300_000;

    /** One event; a null value tells a compacted topic that the key is gone. */
    public record Event(String topic, String key, Object value) {}

    private final String insert;

    public Outbox(String schema) {
        this.insert = "INSERT INTO " + schema + ".outbox(topic, key, payload)"
                + " SELECT topic, key, payload FROM unnest($1::text[], $2::text[], $3::text[])"
                + " WITH ORDINALITY AS event(topic, key, payload, place) ORDER BY place";
    }

    /** Adds one event to the transaction. */
    public Future<Void> add(SqlConnection tx, String topic, String key, Object value) {
        return addAll(tx, List.of(new Event(topic, key, value)));
    }

    /** Adds events to the transaction, in this order. */
    public Future<Void> addAll(SqlConnection tx, List<Event> events) {
        if (events.isEmpty()) {
            return Future.succeededFuture();
        }
        String[] topics = new String[events.size()];
        String[] keys = new String[events.size()];
        String[] payloads = new String[events.size()];
        for (int i = 0; i < topics.length; i++) {
            Event event = events.get(i);
            topics[i] = event.topic();
            keys[i] = event.key();
            payloads[i] = payload(event);
        }
        return tx.preparedQuery(insert)
                .execute(Tuple.of(topics, keys, payloads))
                .mapEmpty();
    }

    private static String payload(Event event) {
        if (event.value() == null) {
            return null;
        }
        String payload = Wire.encode(event.value()).toString();
        if (payload.length() > PAYLOAD_CHARS_MAX) {
            throw new IllegalArgumentException("an event of " + payload.length() + " characters for " + event.topic());
        }
        return payload;
    }
}
