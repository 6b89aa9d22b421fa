package polyphony.shared.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Problems;

/** What every client needs to reach Kafka's brokers: where they are, TLS, and who we are. */
final class KafkaAccess {
    private KafkaAccess() {}

    /** @throws Problems.Unfit when no broker is named */
    static Map<String, String> of(CommonSettings.Kafka settings) {
        if (settings.servers().isEmpty()) {
            throw new Problems.Unfit(List.of("kafka.servers must name Kafka's brokers, HOST:PORT,HOST:PORT"));
        }
        Map<String, String> config = new HashMap<>();
        config.put("bootstrap.servers", settings.servers());
        config.put("security.protocol", settings.security());
        if (settings.security().endsWith("SSL") && !settings.ca().isEmpty()) {
            config.put("ssl.truststore.type", "PEM");
            config.put("ssl.truststore.location", settings.ca());
        }
        if (settings.security().startsWith("SASL_")) {
            config.put("sasl.mechanism", settings.mechanism());
            config.put("sasl.jaas.config", login(settings));
        }
        return config;
    }

    private static String login(CommonSettings.Kafka settings) {
        String module = settings.mechanism().equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return "org.apache.kafka.common.security." + module + " required username=" + quoted(settings.username())
                + " password=" + quoted(settings.password().reveal()) + ";";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
