package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.stage.Eventually;
import polyphony.stage.Folders;
import polyphony.stage.Http;
import polyphony.stage.Listener;
import polyphony.stage.OwnNode;
import polyphony.stage.SentinelRedis;
import polyphony.stage.Stage;
import polyphony.stage.TlsDoor;

/** Nodes that know one another by certificates, from the gateway's fetch of a transcode to a process that joins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureNodesIT {
    private static final int REFUSED = 0;
    private static final long NOON_MS = 1_700_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int streamingPort = Stage.freePort();
    private Path folder;
    private CertificateFolder certificates;
    private SentinelRedis redis;
    private TlsDoor door;
    private Stage stage;

    @BeforeAll
    void open() throws IOException {
        folder = Files.createTempDirectory("polyphony-certificates");
        certificates = new CertificateFolder(folder.resolve("tls"), Clock.systemUTC(), told -> {});
        certificates.make(List.of(Subject.of("node-1"), Subject.of("redis=127.0.0.1")));
        redis = SentinelRedis.start(Files.createTempDirectory("polyphony-redis"));
        door = TlsDoor.before(redis.master(), certificates.certificate("redis"), certificates.key("redis"));
        List<String> arguments = new ArrayList<>(List.of("--streaming.port", Integer.toString(streamingPort)));
        arguments.addAll(List.of("--redis.uri", "rediss://127.0.0.1:" + door.port()));
        arguments.addAll(List.of("--redis.password", SentinelRedis.PASSWORD));
        arguments.addAll(
                List.of("--redis.ca", certificates.authorityCertificate().toString()));
        tlsSettings().forEach((key, value) -> arguments.addAll(List.of("--" + key, value)));
        stage = Stage.of(Files.createTempDirectory("polyphony-secure"), arguments.toArray(String[]::new))
                .start();
    }

    @AfterAll
    void close() {
        stage.close();
        door.close();
        redis.close();
        Folders.delete(folder);
    }

    @Test
    void a_transcode_plays_and_its_place_answers_nodes_alone() {
        Listener ann = Listener.on(stage);

        Http.Answer answer =
                ann.http().get("/api/v1/tracks/" + ann.tracks(1).get(0) + "/stream?format=mp3&maxBitRate=64");

        assertEquals(200, answer.status());
        assertTrue(answer.bytes().length > 10_000, answer.bytes().length + " bytes");
        assertEquals(REFUSED, status(new HttpClientOptions()));
        assertEquals(REFUSED, status(tls()));
        assertEquals(403, status(asNode()), "a node is let in, and told that its grant is none");
    }

    @Test
    void what_is_served_reaches_a_redis_that_speaks_tls() {
        Listener ann = Listener.on(stage);

        assertEquals(200, ann.plays(ann.tracks(1).get(0), NOON_MS).status());

        Eventually.holds("what is served is in Redis", () -> redis.keys() > 0);
    }

    @Test
    void a_node_with_a_certificate_is_answered_and_one_without_is_not() {
        assertTrue(tracks(tlsSettings()) > 0);

        var failure = assertThrows(Failure.class, () -> tracks(Map.of()));

        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
    }

    /** Joins, and asks the catalogue how many tracks it has. */
    private long tracks(Map<String, String> tls) {
        Node node = OwnNode.in(stage, tls);
        try {
            Eventually.holds(
                    "catalog is known", () -> !node.registry().of("catalog").isEmpty());
            return node.bus()
                    .ask(Catalog.STATUS, new Catalog.GetStatus(), node.bus().asService("test", PATIENCE))
                    .await()
                    .tracks();
        } finally {
            Run.stop(node);
        }
    }

    private Map<String, String> tlsSettings() {
        return Map.of(
                "cluster.tls.certificate", certificates.certificate("node-1").toString(),
                "cluster.tls.key", certificates.key("node-1").toString(),
                "cluster.tls.ca", certificates.authorityCertificate().toString());
    }

    private HttpClientOptions tls() {
        return new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false);
    }

    private HttpClientOptions asNode() {
        return tls().setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.authorityCertificate().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificates.certificate("node-1").toString())
                        .setKeyPath(certificates.key("node-1").toString()));
    }

    /** What the streaming service answers to a grant that is none; 0 when it does not answer. */
    private int status(HttpClientOptions how) {
        Vertx vertx = Vertx.vertx();
        try {
            return vertx.createHttpClient(how)
                    .request(HttpMethod.GET, streamingPort, "127.0.0.1", "/t/none")
                    .compose(request -> request.send())
                    .map(answer -> answer.statusCode())
                    .otherwise(REFUSED)
                    .timeout(30, TimeUnit.SECONDS)
                    .await();
        } finally {
            vertx.close().await();
        }
    }
}
