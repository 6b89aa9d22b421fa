package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestClock;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class PostgresPlaylistStoreIT implements PlaylistStoreContract {
    private final TestClock clock = TestClock.at("2026-11-24T08:00:00Z");
    private Database database;
    private PlaylistStore store;

    @BeforeEach
    void open(Vertx vertx, CommonSettings.Postgres postgres) {
        database = Database.open(vertx, postgres, "playlists").await();
        database.run(client -> client.query("DELETE FROM playlists.lists; DELETE FROM playlists.outbox")
                        .execute())
                .await();
        store = new PostgresPlaylistStore(database, clock);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Override
    public PlaylistStore store() {
        return store;
    }

    @Override
    public long nowMs() {
        return clock.millis();
    }

    @Test
    void every_change_stands_in_the_outbox_in_order() {
        StoredList mix = Samples.list("1", Samples.ANN, "Mix");
        store.insert(mix, Content.EMPTY, null, 9).await();
        store.edit(mix.id(), list -> list.shared(false, List.of(Samples.BOB))).await();
        store.edit(mix.id(), list -> list).await();
        store.arrange(mix.id(), (list, content) -> content.with(Samples.entries("a"), null))
                .await();
        store.delete(mix.id(), list -> list).await();

        List<String> events = new ArrayList<>();
        for (Row row : database.run(client -> client.query("SELECT payload FROM playlists.outbox ORDER BY id")
                        .execute())
                .await()) {
            events.add(row.getString("payload"));
        }
        String start = "{\"id\":\"pl-1\",\"owner\":\"us-ann\",\"everyone\":false,\"seenBy\":";
        assertEquals(
                List.of(
                        start + "[],\"version\":1,\"deleted\":false}",
                        start + "[\"us-bob\"],\"version\":2,\"deleted\":false}",
                        start + "[\"us-bob\"],\"version\":3,\"deleted\":false}",
                        start + "[\"us-bob\"],\"version\":4,\"deleted\":true}"),
                events);
    }
}
