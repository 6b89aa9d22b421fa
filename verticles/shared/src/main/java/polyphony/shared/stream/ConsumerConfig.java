package polyphony.shared.stream;

import java.util.Map;
import polyphony.shared.node.CommonSettings;

/** How our readers talk to Kafka. */
final class ConsumerConfig {
    private static final int BATCH = 500;

    private ConsumerConfig() {}

    /** @param group whose members share the topic, or null for a reader that keeps its position itself */
    static Map<String, String> of(CommonSettings.Kafka settings, String group) {
        Map<String, String> config = KafkaAccess.of(settings);
        config.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        config.put("enable.auto.commit", "false");
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        config.put("max.poll.records", Integer.toString(BATCH));
        if (group != null) {
            config.put("group.id", group);
            config.put("session.timeout.ms", "10000");
            config.put("heartbeat.interval.ms", "2000");
            config.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        return config;
    }
}
