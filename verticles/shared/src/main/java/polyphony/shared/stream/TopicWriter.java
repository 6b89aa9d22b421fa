package polyphony.shared.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import java.util.Map;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.CommonSettings;

/** Writes to Kafka; a write is done when all in-sync replicas have it. Texts are JSON, keys decide the order. */
public final class TopicWriter implements EventWriter {
    private final KafkaProducer<String, String> producer;

    TopicWriter(KafkaProducer<String, String> producer) {
        // Whoever writes is told by the future; without a handler the same failure would be logged as a crash as well.
        this.producer = producer.exceptionHandler(told -> {});
    }

    /** Opens a writer; it does not wait for Kafka to be there. */
    public static TopicWriter open(Vertx vertx, CommonSettings.Kafka settings) {
        Map<String, String> config = KafkaAccess.of(settings);
        config.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        config.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
        config.put("acks", "all");
        config.put("enable.idempotence", "true");
        config.put("linger.ms", "2");
        config.put("buffer.memory", "16777216");
        // Bounded, so that a relay gives its transaction back soon when Kafka is away.
        config.put("max.block.ms", "2000");
        config.put("request.timeout.ms", "3000");
        config.put("delivery.timeout.ms", "6000");
        return new TopicWriter(KafkaProducer.create(vertx, config));
    }

    /** Writes one event. Fails with UNAVAILABLE when Kafka does not acknowledge it in time. */
    @Override
    public Future<Void> write(String topic, String key, String value) {
        return producer.send(KafkaProducerRecord.create(topic, key, value))
                .recover(cause -> Future.failedFuture(
                        Failure.unavailable("the event log did not take an event: " + cause.getMessage())))
                .mapEmpty();
    }

    public Future<Void> close() {
        return producer.close(2_000);
    }
}
