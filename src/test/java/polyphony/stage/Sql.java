package polyphony.stage;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;

/** Looks into a stage's PostgreSQL, for what no door tells. */
public final class Sql {
    private Sql() {}

    /** The single number that the query gives. */
    public static long number(Stage stage, String query) {
        Vertx vertx = Vertx.vertx();
        try {
            var target = PgConnectOptions.fromUri(stage.setting("postgres.uri"))
                    .setPassword(stage.setting("postgres.password"));
            PgConnection connection = PgConnection.connect(vertx, target).await();
            return connection.query(query).execute().await().iterator().next().getLong(0);
        } finally {
            vertx.close().await();
        }
    }
}
