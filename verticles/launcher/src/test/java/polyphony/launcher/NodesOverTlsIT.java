package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.shared.bus.Ask;
import polyphony.shared.node.Node;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Service;
import polyphony.shared.node.Settings;

/** Nodes that know one another by certificates, and strangers who come to the port of their bus. */
class NodesOverTlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ask<Word, Word> SAY = Ask.repeatable("echo.say", Word.class, Word.class);

    record Word(String text) {}

    @TempDir
    private Path folder;

    private final Vertx outside = Vertx.vertx();
    private CertificateFolder ours;
    private CertificateFolder others;

    @BeforeEach
    void make() {
        ours = certificates("ours");
        others = certificates("others");
    }

    @AfterEach
    void close() {
        outside.close().await();
    }

    @Test
    void two_nodes_ask_each_other_and_go_on_while_strangers_are_turned_away() throws IOException {
        int busPort = freePort();
        Node first = node(busPort, "", tls(ours, "node-1"));
        try {
            Node second = node(0, "127.0.0.1:" + first.clusterPort(), tls(ours, "node-2"));
            try {
                Promise<String> heard = Promise.promise();
                first.vertx().eventBus().<String>consumer("inside", message -> heard.tryComplete(message.body()));
                second.deploy(new Service("echo", "1", NodesOverTlsIT::echo), 1).await();
                assertEquals("hey", said(first));

                var stranger = new Stranger(outside, busPort);
                assertTrue(stranger.turnedAway(new NetClientOptions()), "in the clear");
                assertTrue(stranger.turnedAway(withoutCertificate()), "TLS without a certificate");
                assertTrue(stranger.turnedAway(withCertificateOf(others)), "a certificate of another CA");
                assertFalse(stranger.turnedAway(withCertificateOf(ours)), "a node itself is let in");
                assertTrue(
                        stranger.turnedAway(withCertificateOf(ours)
                                .setEnabledSecureTransportProtocols(java.util.Set.of("TLSv1.2"))),
                        "an old protocol");

                assertEquals("hey", said(first));
                assertFalse(heard.future().isComplete(), "a message of a stranger was heard");
                stranger.say(withCertificateOf(ours), "inside", "a node");
                assertEquals(
                        "a node", heard.future().timeout(30, TimeUnit.SECONDS).await());
            } finally {
                second.close().await();
            }
        } finally {
            first.close().await();
        }
    }

    /** What the certificates are for: the stranger of the test above is heard where nodes speak in the clear. */
    @Test
    void without_certificates_whoever_reaches_the_bus_is_heard() throws IOException {
        int busPort = freePort();
        Node node = node(busPort, "", Map.of());
        try {
            Promise<String> heard = Promise.promise();
            node.vertx().eventBus().<String>consumer("inside", message -> heard.tryComplete(message.body()));

            new Stranger(outside, busPort).say(new NetClientOptions(), "inside", "a stranger");

            assertEquals(
                    "a stranger", heard.future().timeout(30, TimeUnit.SECONDS).await());
        } finally {
            node.close().await();
        }
    }

    @Test
    void the_cluster_port_speaks_with_members_alone() {
        Node node = node(0, "", Map.of());
        try {
            var stranger = new Stranger(outside, node.clusterPort());

            // Hazelcast's word for a protocol that it does not speak here; then it ends the connection.
            assertEquals("HZX", stranger.answerTo("CP2"), "Hazelcast's clients");
            assertEquals("HZX", stranger.answerTo("GET /hazelcast/health HTTP/1.1\r\n\r\n"), "its REST");
        } finally {
            node.close().await();
        }
    }

    @Test
    void a_key_of_another_node_or_a_certificate_of_another_ca_stops_the_start_with_a_sentence() {
        var mixed = new HashMap<>(tls(ours, "node-1"));
        mixed.put("cluster.tls.key", ours.key("node-2").toString());
        mixed.put("cluster.tls.ca", others.authorityCertificate().toString());

        var unfit = assertThrows(Problems.Unfit.class, () -> node(0, "", mixed));

        assertEquals(
                List.of(
                        "cluster.tls.certificate " + ours.certificate("node-1") + " was not signed by the CA in "
                                + others.authorityCertificate(),
                        "cluster.tls.key " + ours.key("node-2") + " does not belong to " + ours.certificate("node-1")),
                unfit.sentences());
    }

    @Test
    void a_certificate_whose_time_is_over_stops_the_start() {
        var longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-2_000));
        var old = new CertificateFolder(folder.resolve("old"), longAgo, told -> {});
        old.make(List.of(Subject.of("node-1")));

        var unfit = assertThrows(Problems.Unfit.class, () -> node(0, "", tls(old, "node-1")));

        assertTrue(unfit.getMessage().contains(" was good until "), unfit.getMessage());
    }

    private static String said(Node node) {
        Future<Word> answer =
                node.registry().of("echo").isEmpty() ? found(node).compose(there -> ask(node)) : ask(node);
        return answer.await().text();
    }

    private static Future<Word> ask(Node node) {
        return node.bus().ask(SAY, new Word("hey"), node.bus().asService("test", PATIENCE));
    }

    private static Future<Void> found(Node node) {
        Promise<Void> seen = Promise.promise();
        node.vertx().setPeriodic(20, timer -> {
            if (!node.registry().of("echo").isEmpty() && seen.tryComplete()) {
                node.vertx().cancelTimer(timer);
            }
        });
        return seen.future().timeout(60, TimeUnit.SECONDS);
    }

    private static VerticleBase echo(Node node) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                return node.bus().answer(SAY, (word, caller) -> Future.succeededFuture(word));
            }
        };
    }

    private NetClientOptions withoutCertificate() {
        return new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm("");
    }

    private NetClientOptions withCertificateOf(CertificateFolder folder) {
        return withoutCertificate()
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(ours.authorityCertificate().toString()))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(folder.certificate("node-1").toString())
                        .setKeyPath(folder.key("node-1").toString()));
    }

    private CertificateFolder certificates(String name) {
        var made = new CertificateFolder(folder.resolve(name), Clock.systemUTC(), told -> {});
        made.make(List.of(Subject.of("node-1"), Subject.of("node-2")));
        return made;
    }

    private static Map<String, String> tls(CertificateFolder folder, String name) {
        return Map.of(
                "cluster.tls.certificate", folder.certificate(name).toString(),
                "cluster.tls.key", folder.key(name).toString(),
                "cluster.tls.ca", folder.authorityCertificate().toString());
    }

    private Node node(int busPort, String members, Map<String, String> tls) {
        Map<String, String> overrides = new HashMap<>(tls);
        overrides.put("cluster.port", "0");
        overrides.put("cluster.busPort", Integer.toString(busPort));
        overrides.put("cluster.members", members);
        overrides.put("data", folder.resolve("data").toString());
        return Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
