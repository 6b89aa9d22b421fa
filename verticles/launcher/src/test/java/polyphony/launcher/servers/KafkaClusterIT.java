package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.TopicWriter;
import polyphony.shared.stream.Topics;

/** Three brokers, of which some die. */
class KafkaClusterIT {
    private static final int BROKERS = 3;
    private static final String SETTINGS = """
            cluster.id=Ptests-of-a-cluster-00
            process.roles=broker,controller
            node.id=%d
            log.dirs=%s
            controller.quorum.voters=%s
            listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
            controller.listener.names=CONTROLLER
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=3
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=4194304
            replica.lag.time.max.ms=5000
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=1000
            """;

    record Word(String text) {}

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Spawner spawner = new Spawner();
    private final List<Child> brokers = new ArrayList<>();
    private CommonSettings.Kafka kafka;

    @BeforeEach
    void start() throws Exception {
        var ports = new Ports(folder.resolve("ports"), new Random());
        var listeners = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(number -> ports.take("broker-" + number))
                .toList();
        var controllers = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(number -> ports.take("controller-" + number))
                .toList();
        var voters = IntStream.rangeClosed(1, BROKERS)
                .mapToObj(number -> number + "@127.0.0.1:" + controllers.get(number - 1))
                .collect(Collectors.joining(","));
        var starting = new ArrayList<java.util.concurrent.Future<Child>>();
        // A quorum of three: none of them is ready alone.
        var threads = java.util.concurrent.Executors.newFixedThreadPool(BROKERS);
        for (var number = 1; number <= BROKERS; number++) {
            var own = Files.createDirectories(folder.resolve("broker-" + number));
            var settings = SETTINGS.formatted(
                    number, own.resolve("log"), voters, listeners.get(number - 1), controllers.get(number - 1));
            var file = Files.writeString(own.resolve("broker.properties"), settings);
            starting.add(threads.submit(() -> start(own, file)));
        }
        for (var broker : starting) {
            brokers.add(broker.get());
        }
        threads.shutdown();
        var servers = listeners.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        kafka = new CommonSettings.Kafka(servers, 1, 3, 2, "PLAINTEXT", "", "", new Secret(""), "");
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        brokers.forEach(Child::close);
        spawner.close();
    }

    @Test
    void what_was_acknowledged_survives_a_broker_and_nothing_is_acknowledged_by_the_last_one_alone() throws Exception {
        new Topics(vertx, kafka).ensure("words").await();
        var writer = TopicWriter.open(vertx, kafka);
        written(writer, "before");

        kill(0);
        written(writer, "after");

        var heard = new ArrayList<String>();
        Promise<Void> both = Promise.promise();
        var reader = TopicReader.ofWhole(vertx, kafka, "words", Word.class, Map.of(), batch -> {
            batch.forEach(word -> heard.add(word.value().text()));
            if (heard.contains("after")) {
                both.tryComplete();
            }
            return Future.succeededFuture();
        });
        reader.start().await();
        both.future().timeout(60, TimeUnit.SECONDS).await();
        assertEquals("before", heard.get(0));
        reader.stop().await();

        kill(1);
        var refused = writer.write("words", "a", word("never"))
                .map((Throwable) null)
                .otherwise(cause -> cause)
                .await();
        assertEquals(Failure.Kind.UNAVAILABLE, Failure.of(refused).kind());
        writer.close().await();
    }

    /** As the outbox relay does: again, until it is taken. */
    private static void written(TopicWriter writer, String text) {
        Future<Void> taken = writer.write("words", "a", word(text));
        for (var tries = 1; tries < 10; tries++) {
            taken = taken.recover(cause -> writer.write("words", "a", word(text)));
        }
        taken.await();
    }

    private static String word(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private void kill(int number) throws Exception {
        ProcessHandle.of(brokers.get(number).pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Child start(Path own, Path settings) throws IOException {
        try (var data = DataFolder.open(own.resolve("data"))) {
            var dist = Stage.kafka();
            var spec = new ChildSpec(
                    "kafka",
                    own,
                    List.of(
                            dist.java().toString(),
                            "-Xmx128m",
                            "-jar",
                            dist.jar().toString(),
                            settings.toString()),
                    Map.of(),
                    "broker ready",
                    "TERM",
                    ProcessHandle::destroy,
                    ChildSpec.STOP_WITHIN);
            return Child.start(spec, data, spawner, new Tools(Stage.path()));
        }
    }
}
