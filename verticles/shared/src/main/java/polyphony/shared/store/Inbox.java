package polyphony.shared.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets a reader handle each event once, although Kafka may bring it twice: the event's id is written in the transaction
 * of its effect. The schema's migration makes its table:
 *
 * <pre>
 * CREATE TABLE s.inbox (event_id text PRIMARY KEY, seen_at timestamptz NOT NULL DEFAULT now());
 * CREATE INDEX inbox_seen_at ON s.inbox (seen_at);
 * </pre>
 */
public final class Inbox {
    private final String insert;
    private final String purge;

    public Inbox(String schema) {
        this.insert = "INSERT INTO " + schema + ".inbox(event_id) SELECT DISTINCT unnest($1::text[]) ORDER BY 1"
                + " ON CONFLICT DO NOTHING RETURNING event_id";
        this.purge = "DELETE FROM " + schema + ".inbox WHERE seen_at < now() - interval '40 days'";
    }

    /** Notes the events in the transaction; gives the ids of those that were not noted before. */
    public Future<Set<String>> firstSeen(SqlConnection tx, List<String> eventIds) {
        return tx.preparedQuery(insert)
                .execute(Tuple.of((Object) eventIds.toArray(new String[0])))
                .map(rows -> {
                    Set<String> fresh = new HashSet<>();
                    for (Row row : rows) {
                        fresh.add(row.getString("event_id"));
                    }
                    return fresh;
                });
    }

    /** Forgets ids that are older than Kafka keeps events. */
    public Future<Void> purge(SqlConnection tx) {
        return tx.query(purge).execute().mapEmpty();
    }
}
