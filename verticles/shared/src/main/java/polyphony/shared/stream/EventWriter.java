package polyphony.shared.stream;

import io.vertx.core.Future;

/** Where events go: {@link TopicWriter} for Kafka. */
@FunctionalInterface
public interface EventWriter {
    /**
     * Writes one event; the future ends when it cannot be lost any more. Events of one key keep their order.
     *
     * @param value JSON, or null to tell a compacted topic that the key is gone
     */
    Future<Void> write(String topic, String key, String value);
}
