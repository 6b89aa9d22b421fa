package polyphony.shared.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class OutboxRelayIT {
    private final Outbox outbox = new Outbox("stored");
    private final Inbox inbox = new Inbox("stored");
    private final EventLog log = new EventLog();
    private Vertx vertx;
    private Database database;

    @BeforeEach
    void open(Vertx opened, CommonSettings.Postgres postgres) {
        vertx = opened;
        database = Database.open(vertx, postgres, "stored").await();
        database.run(client ->
                        client.query("TRUNCATE stored.outbox, stored.inbox").execute())
                .await();
    }

    /** As a node stops: who uses the pool first, the pool then. */
    @AfterEach
    void close() {
        Future.all(vertx.deploymentIDs().stream().map(vertx::undeploy).toList()).await();
        database.close().await();
    }

    @Test
    void events_arrive_in_the_order_in_which_they_were_written() {
        add(3).await();
        relay();

        log.has(3).await();

        assertEquals(List.of("numbers k 0", "numbers k 1", "numbers k 2"), log.written());
    }

    @Test
    void a_key_that_is_gone_is_written_without_a_value() {
        database.transaction(tx -> outbox.add(tx, "numbers", "k", null)).await();
        relay();

        log.has(1).await();

        assertEquals(List.of("numbers k null"), log.written());
    }

    @Test
    void more_than_a_batch_goes_on_without_waiting_for_the_next_look() {
        add(1_200).await();
        relay();

        log.has(1_200).await();

        assertEquals(1_200, new HashSet<>(log.written()).size());
        assertEquals("numbers k 1199", log.written().get(1_199));
    }

    @Test
    void a_transaction_that_fails_sends_nothing() {
        database.transaction(tx -> outbox.add(tx, "numbers", "k", 7).compose(added -> Future.failedFuture("no")))
                .otherwiseEmpty()
                .await();
        add(1).await();
        relay();

        log.has(1).await();

        assertEquals(List.of("numbers k 0"), log.written());
    }

    @Test
    void while_the_log_is_away_rows_wait_and_each_of_them_is_tried_alone() {
        log.setAway(true);
        OutboxRelay relay = relay();
        add(600).await();
        vertx.runOnContext(go -> relay.wake());
        untilAttempted(2);
        int attempts = log.attempts();

        log.setAway(false);
        log.has(600).await();

        assertTrue(attempts < 10, attempts + " attempts while it was away");
        assertEquals(600, log.written().size());
    }

    @Test
    void rows_leave_the_outbox_only_when_the_log_has_them() {
        add(10).await();
        var verticle = deploy();
        log.has(10).await();

        vertx.undeploy(verticle).await();

        assertEquals(0, waiting());
    }

    @Test
    void of_many_relays_one_at_a_time_carries() {
        add(100).await();
        relay();
        relay();
        relay();

        log.has(100).await();

        assertEquals(100, log.written().size());
    }

    @Test
    void an_event_that_no_log_would_take_is_refused_when_it_is_added() {
        var adding = database.transaction(tx -> outbox.add(tx, "numbers", "k", "x".repeat(400_000)));

        assertThrows(IllegalArgumentException.class, adding::await);
        assertEquals(0, waiting());
    }

    @Test
    void an_inbox_tells_each_event_once() {
        Set<String> first = seen("a", "b", "b").await();
        Set<String> second = seen("b", "c").await();

        assertEquals(Set.of("a", "b"), first);
        assertEquals(Set.of("c"), second);
    }

    @Test
    void an_inbox_forgets_what_was_noted_in_a_transaction_that_failed() {
        database.transaction(tx -> inbox.firstSeen(tx, List.of("a")).compose(fresh -> Future.failedFuture("no")))
                .otherwiseEmpty()
                .await();

        assertEquals(Set.of("a"), seen("a").await());
    }

    @Test
    void an_inbox_keeps_what_the_log_may_still_bring() {
        seen("new", "old").await();
        database.run(client -> client.query(
                                "UPDATE stored.inbox SET seen_at = now() - interval '41 days' WHERE event_id = 'old'")
                        .execute())
                .await();

        database.transaction(inbox::purge).await();

        assertEquals(Set.of("old"), seen("new", "old").await());
    }

    private Future<Set<String>> seen(String... ids) {
        return database.transaction(tx -> inbox.firstSeen(tx, List.of(ids)));
    }

    private Future<Void> add(int count) {
        List<Outbox.Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Outbox.Event("numbers", "k", i));
        }
        return database.transaction(tx -> outbox.addAll(tx, events));
    }

    private int waiting() {
        return database.run(
                        client -> client.query("SELECT id FROM stored.outbox").execute())
                .await()
                .size();
    }

    private OutboxRelay relay() {
        OutboxRelay relay = new OutboxRelay(vertx, database, log, "stored");
        vertx.deployVerticle(hosting(relay)).await();
        return relay;
    }

    private String deploy() {
        return vertx.deployVerticle(hosting(new OutboxRelay(vertx, database, log, "stored")))
                .await();
    }

    private static VerticleBase hosting(OutboxRelay relay) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                relay.start();
                return Future.succeededFuture();
            }

            @Override
            public Future<?> stop() {
                return relay.stop();
            }
        };
    }

    private void untilAttempted(int count) {
        Promise<Void> seen = Promise.promise();
        vertx.setPeriodic(10, timer -> {
            if (log.attempts() >= count && seen.tryComplete()) {
                vertx.cancelTimer(timer);
            }
        });
        seen.future().timeout(30, TimeUnit.SECONDS).await();
    }
}
