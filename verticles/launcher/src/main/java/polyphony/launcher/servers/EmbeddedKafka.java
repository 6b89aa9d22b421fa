package polyphony.launcher.servers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Kafka's broker and controller in a JVM of their own, small in heap and threads. */
final class EmbeddedKafka {
    private static final String NAME = "kafka";
    private static final String READY = "broker ready";
    private static final Duration SAVE_CLASSES_WITHIN = Duration.ofMinutes(2);

    private final Machine machine;
    private final KafkaDist dist;
    private final Path folder;

    EmbeddedKafka(Machine machine, KafkaDist dist) {
        this.machine = machine;
        this.dist = dist;
        this.folder = machine.data().folder(NAME);
    }

    RunningServer start(Spawner spawner) {
        var file = folder.resolve("broker.properties");
        var spec = new ChildSpec(
                NAME,
                folder,
                command(file),
                Map.of("MALLOC_ARENA_MAX", "2"),
                READY,
                "TERM",
                ProcessHandle::destroy,
                stopWithin());
        // Before the ports are chosen: a leftover holds the remembered ones.
        Child.stopLeftover(spec, machine.data());
        var port = machine.ports().take(NAME);
        try {
            write(file, settings(port, machine.ports().take("kafka-controller")));
        } catch (IOException e) {
            throw new Refused("Kafka cannot use " + folder, e);
        }
        return new RunningServer(
                Map.of("kafka.servers", "127.0.0.1:" + port),
                Child.start(spec, machine.data(), spawner, machine.tools()));
    }

    private Duration stopWithin() {
        return dist.newArchive().isPresent() ? SAVE_CLASSES_WITHIN : ChildSpec.STOP_WITHIN;
    }

    private List<String> command(Path file) {
        var command = new ArrayList<>(List.of(
                dist.java().toString(),
                "-Xmx96m",
                "-Xms16m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS"));
        if (dist.newArchive().isPresent()) {
            command.add("-XX:ArchiveClassesAtExit=" + dist.newArchive().get());
        } else if (Files.exists(dist.archive())) {
            command.add("-XX:SharedArchiveFile=" + dist.archive());
            // Where it was saved, so that its pages need no change and no memory of their own.
            command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
        }
        command.addAll(List.of("-jar", dist.jar().toString(), file.toString()));
        return command;
    }

    private Properties settings(int port, int controllerPort) {
        var settings = new Properties();
        settings.setProperty("cluster.id", machine.data().secret("kafka-cluster", EmbeddedKafka::freshClusterId));
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("log.dirs", folder.resolve("log").toString());
        listeners(settings, "127.0.0.1:" + port, "127.0.0.1:" + controllerPort);
        oneNode(settings);
        small(settings);
        return settings;
    }

    private static void listeners(Properties settings, String broker, String controller) {
        settings.setProperty("controller.quorum.voters", "1@" + controller);
        settings.setProperty("listeners", "BROKER://" + broker + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", "BROKER://" + broker);
        settings.setProperty("inter.broker.listener.name", "BROKER");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void oneNode(Properties settings) {
        for (var topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.setProperty(topic + ".num.partitions", "4");
            settings.setProperty(topic + ".replication.factor", "1");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // One copy only, so an acknowledged record has to be on the disk: there is no second broker to have it.
        settings.setProperty("log.flush.interval.messages", "1");
    }

    private static void small(Properties settings) {
        settings.setProperty("num.network.threads", "1");
        settings.setProperty("num.io.threads", "2");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("log.segment.bytes", "16777216");
        settings.setProperty("log.index.size.max.bytes", "1048576");
    }

    /** 22 characters of URL-safe Base64; never a leading '-', which Kafka's tool would read as an option. */
    private static String freshClusterId() {
        return "P" + Secrets.fresh().substring(0, 21);
    }

    private static void write(Path file, Properties settings) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
    }
}
