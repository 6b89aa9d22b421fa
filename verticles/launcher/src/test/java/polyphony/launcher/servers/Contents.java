package polyphony.launcher.servers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a word to each of the three servers, and reads what is there. */
final class Contents {
    private static final TopicPartition WORDS = new TopicPartition("words", 0);

    private final Map<String, String> settings;

    Contents(EmbeddedServers servers) {
        this.settings = servers.settings();
    }

    void write(String word) throws IOException, SQLException, ExecutionException, InterruptedException {
        sql("CREATE TABLE IF NOT EXISTS words (word text)", "INSERT INTO words VALUES ('" + word + "')");
        redis("SET word " + word);
        Map<String, Object> client = Map.of("bootstrap.servers", settings.get("kafka.servers"), "acks", "all");
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(WORDS.topic(), word)).get();
        }
    }

    List<String> read() throws IOException, SQLException {
        var words = new ArrayList<String>();
        words.add(sql("SELECT word FROM words"));
        words.add(redis("GET word"));
        Map<String, Object> client =
                Map.of("bootstrap.servers", settings.get("kafka.servers"), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(WORDS));
            consumer.poll(Duration.ofSeconds(60)).forEach(found -> words.add(found.value()));
        }
        return words;
    }

    String setting(String name) throws SQLException {
        return sql("SHOW " + name);
    }

    private String sql(String... statements) throws SQLException {
        var uri = URI.create(settings.get("postgres.uri"));
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try (var connection = DriverManager.getConnection(url, uri.getUserInfo(), settings.get("postgres.password"));
                var statement = connection.createStatement()) {
            var first = "";
            for (var sql : statements) {
                if (statement.execute(sql) && statement.getResultSet().next()) {
                    first = statement.getResultSet().getString(1);
                }
            }
            return first;
        }
    }

    /** Redis's inline protocol: a line in, a line out (two, when the first tells a length). */
    private String redis(String command) throws IOException {
        var uri = URI.create(settings.get("redis.uri"));
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var password = uri.getUserInfo().substring(1);
            var lines = "AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n");
            return answers[1].startsWith("$") ? answers[2] : answers[1];
        }
    }
}
