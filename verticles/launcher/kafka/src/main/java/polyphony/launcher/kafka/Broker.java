package polyphony.launcher.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's broker and controller in one JVM. Argument: the properties file. */
public final class Broker {
    /** What the launcher waits for in the output. */
    static final String READY = "broker ready";

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    private Broker() {}

    public static void main(String[] args) throws IOException {
        var file = Path.of(args[0]);
        var settings = read(file);
        formatOnce(file, settings);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
        server.startup();
        LOG.warn(READY);
        server.awaitShutdown();
    }

    private static Properties read(Path file) throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        return settings;
    }

    /** In this JVM rather than in one of its own before it: that would double the time to the first record. */
    private static void formatOnce(Path file, Properties settings) {
        if (Files.exists(Path.of(settings.getProperty("log.dirs"), "meta.properties"))) {
            return;
        }
        var cluster = settings.getProperty("cluster.id");
        String[] wish = {"format", "-t", cluster, "-c", file.toString(), "--ignore-formatted"};
        var exit = StorageTool.execute(wish, System.err);
        if (exit != 0) {
            throw new IllegalStateException("Kafka could not format " + settings.getProperty("log.dirs"));
        }
    }
}
