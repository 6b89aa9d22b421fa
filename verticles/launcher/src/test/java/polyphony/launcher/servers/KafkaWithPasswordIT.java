package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.TopicWriter;
import polyphony.shared.stream.Topics;

/** A Kafka that speaks TLS and asks who comes, as one that somebody else runs. */
class KafkaWithPasswordIT {
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    private static final String SETTINGS = """
            cluster.id=Ptests-of-a-password-0
            process.roles=broker,controller
            node.id=1
            log.dirs=%s
            controller.quorum.voters=1@127.0.0.1:%d
            listeners=BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
            inter.broker.listener.name=BROKER
            controller.listener.names=CONTROLLER
            listener.security.protocol.map=BROKER:SASL_SSL,CONTROLLER:PLAINTEXT
            sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512
            sasl.mechanism.inter.broker.protocol=PLAIN
            listener.name.broker.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \\
              required username="admin" password="secret" user_admin="secret";
            listener.name.broker.scram-sha-512.sasl.jaas.config=\\
              org.apache.kafka.common.security.scram.ScramLoginModule required;
            ssl.keystore.type=PEM
            ssl.keystore.location=%s
            ssl.truststore.type=PEM
            ssl.truststore.location=%s
            offsets.topic.num.partitions=1
            offsets.topic.replication.factor=1
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=4194304
            """;

    record Word(String text) {}

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Spawner spawner = new Spawner();
    private CertificateFolder certificates;
    private DataFolder data;
    private Child broker;
    private String servers;

    @BeforeEach
    void start() throws Exception {
        certificates = new CertificateFolder(folder.resolve("tls"), Clock.systemUTC(), told -> {});
        certificates.make(List.of(Subject.of("kafka=127.0.0.1")));
        data = DataFolder.open(folder.resolve("data"));
        var machine =
                Machine.of(data, new Ports(folder.resolve("ports"), new Random()), Stage.programs(), Stage.path());
        var port = machine.ports().take("kafka");
        servers = "127.0.0.1:" + port;
        var file = settings(port, machine.ports().take("controller"));
        var kafka = Stage.kafka();
        var spec = new ChildSpec(
                "kafka",
                data.root(),
                List.of(kafka.java().toString(), "-Xmx128m", "-jar", kafka.jar().toString(), file.toString()),
                Map.of(),
                "broker ready",
                "TERM",
                ProcessHandle::destroy,
                ChildSpec.STOP_WITHIN);
        broker = Child.start(spec, data, spawner, machine.tools());
        makeUser();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        broker.close();
        spawner.close();
        data.close();
    }

    @Test
    void events_are_written_and_read_over_tls_by_who_has_the_password_and_by_nobody_else() throws Exception {
        var kafka = kafka("SCRAM-SHA-512", "polyphony", "sesame \"open\"");
        new Topics(vertx, kafka).ensure("words").await();
        var writer = TopicWriter.open(vertx, kafka);
        Promise<String> heard = Promise.promise();
        var reader = TopicReader.ofGroup(vertx, kafka, "listeners", "words", Word.class, batch -> {
            heard.tryComplete(batch.get(0).value().text());
            return Future.succeededFuture();
        });
        reader.start().await();

        writer.write("words", "a", "{\"text\":\"hey\"}").await();

        assertEquals("hey", heard.future().timeout(60, TimeUnit.SECONDS).await());
        assertEquals("1", minInSyncReplicas("words"));
        reader.stop().await();
        writer.close().await();
        var wrong = TopicWriter.open(vertx, kafka("PLAIN", "admin", "wrong"));
        assertEquals(Failure.Kind.UNAVAILABLE, refused(wrong));
        var plain = TopicWriter.open(vertx, CommonSettings.Kafka.plain(servers));
        assertEquals(Failure.Kind.UNAVAILABLE, refused(plain));
    }

    private static Failure.Kind refused(TopicWriter writer) {
        var cause = writer.write("words", "a", "{\"text\":\"no\"}")
                .map((Throwable) null)
                .otherwise(failed -> failed)
                .await();
        writer.close().await();
        assertTrue(cause instanceof Failure, String.valueOf(cause));
        return ((Failure) cause).kind();
    }

    private CommonSettings.Kafka kafka(String mechanism, String username, String password) {
        var ca = certificates.authorityCertificate().toString();
        return new CommonSettings.Kafka(servers, 1, 1, 1, "SASL_SSL", mechanism, username, new Secret(password), ca);
    }

    private void makeUser() throws Exception {
        try (var admin = admin()) {
            var user = new UserScramCredentialUpsertion(
                    "polyphony", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), "sesame \"open\"");
            admin.alterUserScramCredentials(List.of(user)).all().get();
        }
    }

    private String minInSyncReplicas(String topic) throws Exception {
        try (var admin = admin()) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get()
                    .get(resource)
                    .get("min.insync.replicas")
                    .value();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers",
                servers,
                "security.protocol",
                "SASL_SSL",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificates.authorityCertificate().toString(),
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + "username=\"admin\" password=\"secret\";"));
    }

    private Path settings(int port, int controllerPort) throws IOException {
        var keys = Files.writeString(
                folder.resolve("kafka-keys.pem"),
                Files.readString(certificates.key("kafka")) + Files.readString(certificates.certificate("kafka")));
        var settings = SETTINGS.formatted(
                folder.resolve("log"), controllerPort, port, controllerPort, keys, certificates.authorityCertificate());
        return Files.writeString(folder.resolve("broker.properties"), settings);
    }
}
