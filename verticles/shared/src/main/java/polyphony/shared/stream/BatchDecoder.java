package polyphony.shared.stream;

import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Wire;

/** Makes events of Kafka's records; a record that is none is logged and left out, so that it does not hold up others. */
final class BatchDecoder<E> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchDecoder.class);

    private final String topic;
    private final Class<E> type;

    BatchDecoder(String topic, Class<E> type) {
        this.topic = topic;
        this.type = type;
    }

    List<Received<E>> read(KafkaConsumerRecords<String, String> records) {
        List<Received<E>> batch = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            KafkaConsumerRecord<String, String> record = records.recordAt(i);
            Received<E> event = decode(record);
            if (event != null) {
                batch.add(event);
            }
        }
        return batch;
    }

    private Received<E> decode(KafkaConsumerRecord<String, String> record) {
        try {
            E value =
                    record.value() == null ? null : Wire.decode(record.value().getBytes(StandardCharsets.UTF_8), type);
            return new Received<>(record.key(), value, record.partition(), record.offset());
        } catch (Failure unreadable) {
            LOG.error("an event of {} at {}:{} is no {}", topic, record.partition(), record.offset(), type, unreadable);
            return null;
        }
    }
}
