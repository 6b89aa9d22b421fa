package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Nodes;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestNodes;

/** Nodes of one cluster, in one JVM but over real sockets: what they tell of themselves, shares, canaries, sudden ends. */
class NodesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Ask<Word, Word> SAY = Ask.repeatable("echo.say", Word.class, Word.class);

    record Word(String text) {}

    @TempDir
    private Path data;

    private TestNodes nodes;
    private Node asker;

    @BeforeEach
    void start() {
        nodes = new TestNodes(data);
        asker = nodes.start("asker");
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    @Test
    void a_node_tells_what_it_runs_and_its_weight_changes_live() {
        Node other = with("other", "1.0", 100, word -> Future.succeededFuture(word));
        untilSeen(1);
        say("us-1");
        String id = nodeIdOf("other");

        var before = describe(id);
        asker.bus()
                .askNode(Nodes.WEIGH, id, new Nodes.Weigh("echo", "1.0", 0, "to see"), service())
                .await();
        TestNodes.until(() -> asker.registry().of("echo").get(0).weight() == 0);

        assertEquals("other", before.name());
        assertEquals(1, before.services().get(0).answered());
        assertEquals(2, before.services().get(0).instances());
        assertTrue(before.services().get(0).p99Ms() > 0);
        assertEquals("to see", describe(id).services().get(0).note());
        assertEquals(Failure.Kind.UNAVAILABLE, kindOf(ask("us-1")));
        assertEquals(
                Failure.Kind.NOT_FOUND,
                kindOf(asker.bus().askNode(Nodes.WEIGH, id, new Nodes.Weigh("echo", "9", 1, null), service())));
        assertEquals(1, other.registry().services().size());
    }

    @Test
    void only_admins_and_services_may_ask_a_node() {
        with("other", "1.0", 100, Future::succeededFuture);
        untilSeen(1);

        var refused = asker.bus().askNode(Nodes.DESCRIBE, nodeIdOf("other"), new Nodes.Describe(), listener("us-1"));

        assertEquals(Failure.Kind.FORBIDDEN, kindOf(refused));
    }

    @Test
    void a_canary_that_fails_is_taken_to_zero_with_a_reason_and_its_listeners_go_on() {
        with("stable", "1.0", 100, word -> Future.succeededFuture(new Word("stable")));
        with("canary", "1.1", 50, word -> Future.failedFuture(new IllegalStateException("a fault of the new version")));
        untilSeen(2);
        Promise<Nodes.Demoted> demoted = Promise.promise();
        asker.bus().hear(Nodes.DEMOTED, demoted::tryComplete).await();

        // The breaker keeps the failing one away between two looks at it, so it takes a while.
        var asked = new AtomicInteger();
        TestNodes.until(() -> {
            assertEquals("stable", say("us-" + asked.incrementAndGet()).text());
            return demoted.future().isComplete();
        });
        TestNodes.until(() -> asker.registry().of("echo").stream()
                .anyMatch(instance -> instance.version().equals("1.1") && instance.weight() == 0));

        assertEquals("1.1", demoted.future().result().version());
        assertTrue(demoted.future().result().reason().contains("asks failed"));
    }

    @Test
    void whoever_waits_for_a_node_that_leaves_is_answered_by_another_at_once() {
        var reached = new AtomicInteger();
        Node hanging = with("hanging", "1.0", 100, word -> {
            reached.incrementAndGet();
            return Promise.<Word>promise().future();
        });
        untilSeen(1);
        var answer = ask("us-1");
        TestNodes.until(() -> reached.get() == 1);
        with("well", "1.0", 100, word -> Future.succeededFuture(new Word("well")));
        untilSeen(2);
        long begun = System.nanoTime();

        nodes.forget(hanging);
        hanging.vertx().close().await();

        assertEquals("well", answer.await().text());
        assertTrue(System.nanoTime() - begun < PATIENCE.toNanos(), "it waited for the whole deadline");
    }

    @Test
    void a_node_that_leaves_under_load_costs_no_ask() {
        Node first = with("first", "1.0", 100, this::soon);
        with("second", "1.0", 100, this::soon);
        untilSeen(2);
        var failed = new AtomicInteger();
        var answered = new AtomicInteger();
        long asking = asker.vertx()
                .setPeriodic(
                        2,
                        tick -> ask("us-1")
                                .onSuccess(answer -> answered.incrementAndGet())
                                .onFailure(cause -> failed.incrementAndGet()));
        TestNodes.until(() -> answered.get() > 200);

        nodes.forget(first);
        first.close().await();
        int when = answered.get();
        TestNodes.until(() -> answered.get() > when + 200);
        asker.vertx().cancelTimer(asking);

        assertEquals(0, failed.get());
    }

    private Future<Word> soon(Word word) {
        return asker.vertx().timer(20, TimeUnit.MILLISECONDS).map(word);
    }

    private Node with(String name, String version, int weight, Function<Word, Future<Word>> answer) {
        Node node = nodes.start(name);
        var service = new Service("echo", version, here -> new VerticleBase() {
            @Override
            public Future<?> start() {
                return here.bus().answer(SAY, (word, caller) -> answer.apply(word));
            }
        });
        node.deploy(service, 2, weight).await();
        return node;
    }

    private String nodeIdOf(String name) {
        return asker.registry().nodes().entrySet().stream()
                .filter(node -> node.getValue().equals(name))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private Nodes.Description describe(String id) {
        return asker.bus()
                .askNode(Nodes.DESCRIBE, id, new Nodes.Describe(), service())
                .await();
    }

    private Word say(String listener) {
        return ask(listener).await();
    }

    private Future<Word> ask(String listener) {
        return asker.bus().ask(SAY, new Word("hey"), listener(listener));
    }

    private Caller service() {
        return asker.bus().asService("test", PATIENCE);
    }

    private Caller listener(String user) {
        long expires = System.currentTimeMillis() + PATIENCE.toMillis();
        String token = asker.identities().sign(new Identity(new UserId(user), user, false, expires));
        return asker.bus().caller(token, PATIENCE, "test");
    }

    private static Failure.Kind kindOf(Future<?> failing) {
        return failing.map(answer -> (Failure.Kind) null)
                .otherwise(cause -> Failure.of(cause).kind())
                .await();
    }

    private void untilSeen(int instances) {
        TestNodes.until(() -> asker.registry().of("echo").size() == instances);
    }
}
