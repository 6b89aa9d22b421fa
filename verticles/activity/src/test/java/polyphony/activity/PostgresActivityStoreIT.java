package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Entity;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class PostgresActivityStoreIT implements ActivityStoreSuite {
    private Database database;
    private ActivityStore store;

    @BeforeEach
    void open(Vertx vertx, CommonSettings.Postgres postgres) {
        database = Database.open(vertx, postgres, "activity").await();
        String empty = "TRUNCATE activity.play, activity.annotation, activity.outbox";
        database.run(client -> client.query(empty).execute()).await();
        store = new PostgresActivityStore(database);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Override
    public ActivityStore store() {
        return store;
    }

    @Override
    public List<Happened> events() {
        return database
                .run(client -> client.query("SELECT payload FROM activity.outbox ORDER BY id")
                        .execute())
                .await()
                .stream()
                .map(row -> Wire.decode(Buffer.buffer(row.getString(0)), Happened.class))
                .toList();
    }

    @Test
    void plays_of_many_devices_at_once_are_all_counted_and_none_twice() {
        List<Future<ActivityStore.Written>> writes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // Each is reported twice, at the same moment.
            Play play = ActivityStoreSuite.playOf("tr-" + i % 3, START_MS + i / 2);
            String id = PlayRules.eventId(ANN, play.track(), play.playedAtMs());
            Happened event = new Happened(
                    id,
                    ANN,
                    Kind.PLAYED,
                    Entity.TRACK,
                    play.track().value(),
                    play.album(),
                    play.artists(),
                    0,
                    0,
                    play.playedAtMs());
            writes.add(store.play(ANN, play, true, event));
        }
        long written = Future.all(writes).await().<ActivityStore.Written>list().stream()
                .filter(one -> !one.repeated())
                .count();

        assertEquals(
                written, store.annotations(ANN, List.of("al-1")).await().get(0).playCount());
        assertEquals(written, events().size());
    }
}
