package polyphony.shared.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.testing.TcpProxy;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class DatabaseIT {
    private static final String REFUSE = "DO $$ BEGIN RAISE SQLSTATE '40001'; END $$";

    private final AtomicInteger calls = new AtomicInteger();
    private Vertx vertx;
    private Database database;

    @BeforeEach
    void open(Vertx opened, CommonSettings.Postgres postgres) {
        vertx = opened;
        database = Database.open(vertx, postgres, "stored").await();
        database.run(client -> client.query("TRUNCATE stored.thing").execute()).await();
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Test
    void opening_again_finds_what_was_written(CommonSettings.Postgres postgres) {
        insert("one").await();

        Database again = Database.open(vertx, postgres, "stored").await();

        assertEquals(List.of("one"), names(again).await());
    }

    @Test
    void many_nodes_may_open_at_once(CommonSettings.Postgres postgres) {
        var opening = List.of(
                Database.open(vertx, postgres, "stored"),
                Database.open(vertx, postgres, "stored"),
                Database.open(vertx, postgres, "stored"));

        assertTrue(Future.all(opening).await().succeeded());
    }

    @Test
    void services_go_on_when_the_one_that_opened_the_pool_first_is_taken_off(CommonSettings.Postgres postgres) {
        Vertx node = Vertx.vertx();
        List<Database> opened = new ArrayList<>();
        String first = node.deployVerticle(opening(postgres, opened)).await();
        node.deployVerticle(opening(postgres, opened)).await();

        node.undeploy(first).await();
        // More at once than connections are open, so that new ones are needed.
        var reading = IntStream.range(0, 6)
                .mapToObj(i -> opened.get(1)
                        .run(client -> client.query("SELECT pg_sleep(0.2)").execute()))
                .toList();

        assertTrue(Future.all(reading).await().succeeded());
        node.close().await();
    }

    private static VerticleBase opening(CommonSettings.Postgres postgres, List<Database> opened) {
        return new VerticleBase() {
            private Database own;

            @Override
            public Future<?> start() {
                return Database.open(vertx, postgres, "stored").onSuccess(database -> {
                    own = database;
                    opened.add(database);
                });
            }

            @Override
            public Future<?> stop() {
                return own.close();
            }
        };
    }

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        Throwable cause = causeOf(database.transaction(
                tx -> add(tx, "one").compose(added -> Future.failedFuture(Failure.conflict("no")))));

        assertEquals("no", cause.getMessage());
        assertEquals(List.of(), names(database).await());
    }

    @Test
    void a_transaction_that_lost_to_another_is_tried_again() {
        database.transaction(tx -> add(tx, "one")
                        .compose(added -> calls.incrementAndGet() < 3
                                ? tx.query(REFUSE).execute().<Void>mapEmpty()
                                : Future.succeededFuture()))
                .await();

        assertEquals(3, calls.get());
        assertEquals(List.of("one"), names(database).await());
    }

    @Test
    void a_statement_that_is_wrong_is_a_bug_and_no_outage() {
        Throwable cause = causeOf(
                database.run(client -> client.query("SELECT * FROM nowhere").execute()));

        assertInstanceOf(PgException.class, cause);
    }

    @Test
    void an_exception_in_the_work_is_a_bug_and_gives_its_connection_back() {
        for (int i = 0; i < 20; i++) {
            Throwable cause = causeOf(database.transaction(tx -> {
                throw new IllegalStateException("a bug");
            }));
            assertEquals("a bug", cause.getMessage());
        }

        assertEquals(List.of(), names(database).await());
    }

    @Test
    void while_postgresql_is_away_calls_fail_soon_and_they_work_again_afterwards(CommonSettings.Postgres postgres) {
        TcpProxy proxy = TcpProxy.before(vertx, postgres).await();
        Vertx elsewhere = Vertx.vertx();
        Database distant =
                Database.open(elsewhere, proxy.through(postgres), "stored").await();
        names(distant).await();

        proxy.cut().await();
        long before = System.nanoTime();
        Failure read = (Failure) causeOf(names(distant));
        Failure write = (Failure) causeOf(distant.transaction(tx -> add(tx, "one")));
        long tookMs = (System.nanoTime() - before) / 1_000_000;
        proxy.restore().await();

        assertEquals(Failure.Kind.UNAVAILABLE, read.kind());
        assertEquals(Failure.Kind.UNAVAILABLE, write.kind());
        assertTrue(tookMs < 4_000, "took " + tookMs + " ms");
        assertEquals(List.of(), names(distant).await());
        elsewhere.close().await();
    }

    private Future<Void> insert(String name) {
        return database.run(client -> add(client, name));
    }

    private static Future<Void> add(SqlClient client, String name) {
        return client.query("INSERT INTO stored.thing VALUES ('" + name + "')")
                .execute()
                .mapEmpty();
    }

    private static Future<List<String>> names(Database from) {
        return from.run(client -> client.query("SELECT name FROM stored.thing ORDER BY name")
                .execute()
                .map(rows -> rows.stream().map(row -> row.getString("name")).toList()));
    }

    private static Throwable causeOf(Future<?> asked) {
        return asked.map(answer -> (Throwable) null).otherwise(cause -> cause).await();
    }
}
