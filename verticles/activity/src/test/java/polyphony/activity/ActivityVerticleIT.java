package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Ids;
import polyphony.shared.contract.Activity.ListHistory;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Node;
import polyphony.shared.node.Settings;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TcpProxy;
import polyphony.shared.testing.TestPostgres;

/** The whole service on a node of its own, with a real PostgreSQL and without any Kafka. */
@ExtendWith({VertxExtension.class, TestPostgres.class})
class ActivityVerticleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    private TcpProxy postgresDoor;
    private Node node;
    private Database database;
    private String token;

    @BeforeEach
    void start(Vertx vertx, CommonSettings.Postgres postgres) {
        database = Database.open(vertx, postgres, "activity").await();
        String empty = "TRUNCATE activity.play, activity.annotation, activity.outbox";
        database.run(client -> client.query(empty).execute()).await();
        postgresDoor = TcpProxy.before(vertx, postgres).await();
        CommonSettings.Postgres through = postgresDoor.through(postgres);
        var overrides = Map.of(
                "cluster.port", "0",
                "data", data.toString(),
                "postgres.uri", through.uri(),
                "postgres.password", through.password().reveal(),
                // Nothing listens on the discard port.
                "kafka.servers", "127.0.0.1:9");
        node = Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
        node.deploy(Main.SERVICE, 1).await();
        token = node.identities().sign(new Identity(new UserId("us-ann"), "ann", false, Long.MAX_VALUE));
    }

    @AfterEach
    void stop() {
        node.close().await();
        database.close().await();
    }

    @Test
    void every_address_answers() {
        Promise<Happened> heard = Promise.promise();
        node.bus().hear(Activity.RECORDED, heard::tryComplete).await();

        var recorded = ask(Activity.PLAY, ActivityStoreSuite.playOf("tr-1", ActivityStoreSuite.START_MS))
                .await();
        ask(Activity.STAR, new Star(Entity.ALBUM, List.of("al-1"), true)).await();
        ask(Activity.RATE, new Rate(Entity.ARTIST, "ar-1", 3)).await();
        var annotations = ask(Activity.ANNOTATIONS, new Ids(List.of("tr-1", "al-1", "ar-1", "tr-none")))
                .await();
        var ranked = ask(Activity.RANKED, new ListRanked(Entity.ARTIST, Rank.HIGHEST, 0, 10))
                .await();
        var history = ask(Activity.HISTORY, new ListHistory(null, 10)).await();

        assertTrue(recorded.counted());
        assertEquals(3, annotations.annotations().size());
        assertEquals("ar-1", ranked.annotations().get(0).id());
        assertEquals(recorded.eventId(), history.plays().get(0).eventId());
        assertEquals(
                recorded.eventId(),
                heard.future().timeout(30, TimeUnit.SECONDS).await().eventId());
    }

    @Test
    void while_kafka_is_away_every_play_is_accepted_and_waits_in_the_outbox() {
        List<Future<Activity.Recorded>> plays = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            plays.add(ask(Activity.PLAY, ActivityStoreSuite.playOf("tr-1", ActivityStoreSuite.START_MS + i)));
        }
        Future.all(plays).await();

        int waiting = database.run(client -> client.query("SELECT DISTINCT payload FROM activity.outbox")
                        .execute())
                .await()
                .size();

        assertEquals(500, waiting);
    }

    @Test
    void while_postgresql_is_away_writes_fail_soon_reads_from_memory_go_on_and_all_is_well_afterwards() {
        ask(Activity.STAR, new Star(Entity.TRACK, List.of("tr-1"), true)).await();
        ask(Activity.ANNOTATIONS, new Ids(List.of("tr-1"))).await();

        postgresDoor.cut().await();
        long before = System.nanoTime();
        Failure refused =
                (Failure) causeOf(ask(Activity.PLAY, ActivityStoreSuite.playOf("tr-1", ActivityStoreSuite.START_MS)));
        long tookMs = (System.nanoTime() - before) / 1_000_000;
        var remembered = ask(Activity.ANNOTATIONS, new Ids(List.of("tr-1"))).await();
        postgresDoor.restore().await();
        var recorded = ask(Activity.PLAY, ActivityStoreSuite.playOf("tr-1", ActivityStoreSuite.START_MS))
                .await();

        assertEquals(Failure.Kind.UNAVAILABLE, refused.kind());
        assertTrue(tookMs < 4_000, "took " + tookMs + " ms");
        assertEquals(1, remembered.annotations().size());
        assertEquals(false, recorded.repeated());
    }

    private <Q, A> Future<A> ask(Ask<Q, A> ask, Q question) {
        Caller caller = node.bus().caller(token, PATIENCE, "test");
        return node.bus().ask(ask, question, caller);
    }

    private static Throwable causeOf(Future<?> asked) {
        return asked.map(answer -> (Throwable) null).otherwise(cause -> cause).await();
    }
}
