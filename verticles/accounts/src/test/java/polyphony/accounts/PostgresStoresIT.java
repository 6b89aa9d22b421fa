package polyphony.accounts;

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
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestPostgres;

@ExtendWith({VertxExtension.class, TestPostgres.class})
class PostgresStoresIT implements AccountStoreContract, SessionStoreContract {
    private Database database;
    private Stores stores;

    @BeforeEach
    void open(Vertx vertx, CommonSettings.Postgres postgres) {
        database = Database.open(vertx, postgres, "accounts").await();
        database.run(client -> client.query("DELETE FROM accounts.users; DELETE FROM accounts.outbox")
                        .execute())
                .await();
        stores = Stores.of(database);
    }

    @AfterEach
    void close() {
        database.close().await();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Test
    void what_others_must_know_stands_in_the_outbox_in_order() {
        var root =
                new Account(new UserId("us-root"), UserName.of("root"), null, true, new StoredPassword("h", null), 1);
        var ann = new Account(new UserId("us-ann"), UserName.of("ann"), null, false, new StoredPassword("h", null), 1);
        stores.accounts().insert(root).await();
        stores.accounts().insert(ann).await();
        stores.accounts().update(ann.id(), null, true).await();
        stores.accounts().delete(ann.id()).await();
        stores.accounts().delete(root.id()).await();

        List<String> events = new ArrayList<>();
        for (Row row : database.run(client -> client.query("SELECT key, payload FROM accounts.outbox ORDER BY id")
                        .execute())
                .await()) {
            events.add(row.getString("key") + " " + row.getString("payload"));
        }
        assertEquals(
                List.of(
                        "us-root {\"user\":\"us-root\",\"deleted\":false}",
                        "us-ann {\"user\":\"us-ann\",\"deleted\":false}",
                        "us-ann {\"user\":\"us-ann\",\"deleted\":false}",
                        "us-ann {\"user\":\"us-ann\",\"deleted\":true}"),
                events);
    }
}
