package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Failure;
import polyphony.shared.testing.TestNodes;

/** Two nodes of one cluster, in one JVM but over real sockets. */
class NodeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ask<Word, Word> SAY = Ask.repeatable("echo.say", Word.class, Word.class);
    private static final Announcement<Word> SAID = new Announcement<>("echo.said", Word.class);

    record Word(String text) {}

    @TempDir
    private Path data;

    @Test
    void a_service_on_another_node_is_found_asked_heard_and_missed_when_it_leaves() {
        Node first = node(0, "");
        try {
            Node second = node(0, "127.0.0.1:" + first.clusterPort());
            try {
                second.deploy(new Service("echo", "1", node -> echo(node)), 1).await();
                TestNodes.until(() -> !first.registry().of("echo").isEmpty());
                Promise<Word> heard = Promise.promise();
                first.bus().hear(SAID, heard::tryComplete).await();

                Word answer = first.bus()
                        .ask(SAY, new Word("hey"), first.bus().asService("test", PATIENCE))
                        .await();

                assertEquals("hey", answer.text());
                assertEquals(
                        "hey",
                        heard.future().timeout(30, TimeUnit.SECONDS).await().text());

                second.undeploy("echo").await();
                TestNodes.until(() -> first.registry().of("echo").isEmpty());
                Failure failure = (Failure) first.bus()
                        .ask(SAY, new Word("hey"), first.bus().asService("test", PATIENCE))
                        .map(word -> (Throwable) null)
                        .otherwise(cause -> cause)
                        .await();
                assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
            } finally {
                second.close().await();
            }
        } finally {
            first.close().await();
        }
    }

    @Test
    void a_node_with_another_key_than_the_clusters_is_refused(@TempDir Path otherData) {
        Node first = node(0, "");
        try {
            IdentityKey.readOrMake(otherData.resolve("keys/identity.key"));

            var unfit =
                    assertThrows(Problems.Unfit.class, () -> node(0, "127.0.0.1:" + first.clusterPort(), otherData));

            assertTrue(unfit.getMessage().contains("is not the cluster's"), unfit.getMessage());

            Node second = node(0, "127.0.0.1:" + first.clusterPort());
            try {
                first.agree("toys", new byte[] {1}, "here").await();
                second.agree("toys", new byte[] {1}, "there").await();
                var other = assertThrows(
                        Problems.Unfit.class,
                        () -> second.agree("toys", new byte[] {2}, "there").await());
                assertEquals(
                        "the key in there is not the cluster's; take that of a node of the cluster",
                        other.getMessage());
            } finally {
                second.close().await();
            }
        } finally {
            first.close().await();
        }
    }

    private static VerticleBase echo(Node node) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                return node.bus().answer(SAY, (word, caller) -> {
                    node.bus().announce(SAID, word);
                    return Future.succeededFuture(word);
                });
            }
        };
    }

    private Node node(int port, String members) {
        return node(port, members, data);
    }

    private static Node node(int port, String members, Path data) {
        var overrides =
                Map.of("cluster.port", Integer.toString(port), "cluster.members", members, "data", data.toString());
        return Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
    }
}
