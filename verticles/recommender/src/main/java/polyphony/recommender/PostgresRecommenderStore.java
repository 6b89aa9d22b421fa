package polyphony.recommender;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;

/** The events in the schema {@code recommender}. */
final class PostgresRecommenderStore implements RecommenderStore {
    private static final String INSERT = "INSERT INTO recommender.event"
            + "(event_id, user_id, kind, entity, target, rating, at_ms)"
            + " SELECT event_id, user_id, kind, entity, target, rating, at_ms"
            + " FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::bigint[])"
            + " WITH ORDINALITY AS t(event_id, user_id, kind, entity, target, rating, at_ms, place) ORDER BY place"
            + " ON CONFLICT DO NOTHING RETURNING event_id, seq";
    private static final String BEFORE = "SELECT u AS user_id,"
            + " (SELECT max(seq) FROM recommender.event e WHERE e.user_id = u) AS seq"
            + " FROM (SELECT DISTINCT unnest($1::text[]) AS u) AS users";
    private static final String LATEST =
            "SELECT * FROM recommender.event WHERE user_id = $1 ORDER BY user_id, seq DESC LIMIT $2";
    private static final String AFTER = "SELECT * FROM recommender.event WHERE seq > $1 ORDER BY seq LIMIT $2";
    private static final String PLACE_BEFORE =
            "SELECT coalesce((SELECT seq FROM recommender.event ORDER BY seq DESC OFFSET $1 LIMIT 1), 0) AS seq";
    private static final String FORGET = "DELETE FROM recommender.event WHERE user_id = $1";
    private static final String PRUNE =
            "DELETE FROM recommender.event WHERE seen_at < now() - make_interval(days => $1)";

    private final Database database;

    PostgresRecommenderStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Appended> append(List<Event> events) {
        return database.transaction(tx -> before(tx, events)
                .compose(before -> insert(tx, events).map(places -> {
                    var fresh = new ArrayList<Event>();
                    for (Event event : events) {
                        Long place = places.remove(event.eventId());
                        if (place != null) {
                            fresh.add(event.at(place));
                        }
                    }
                    return new Appended(fresh, before);
                })));
    }

    private static Future<Map<UserId, Long>> before(SqlConnection tx, List<Event> events) {
        return tx.preparedQuery(BEFORE)
                .execute(Tuple.of((Object) texts(events, event -> event.user().value())))
                .map(rows -> {
                    var before = new HashMap<UserId, Long>();
                    for (Row row : rows) {
                        Long seq = row.getLong("seq");
                        before.put(new UserId(row.getString("user_id")), seq == null ? 0 : seq);
                    }
                    return before;
                });
    }

    private static Future<Map<String, Long>> insert(SqlConnection tx, List<Event> events) {
        var values = Tuple.tuple()
                .addValue(texts(events, Event::eventId))
                .addValue(texts(events, event -> event.user().value()))
                .addValue(texts(events, event -> event.kind().name()))
                .addValue(texts(events, event -> event.entity().name()))
                .addValue(texts(events, Event::target))
                .addValue(events.stream().map(event -> (short) event.rating()).toArray(Short[]::new))
                .addValue(events.stream().map(Event::atMs).toArray(Long[]::new));
        return tx.preparedQuery(INSERT).execute(values).map(rows -> {
            var places = new HashMap<String, Long>();
            for (Row row : rows) {
                places.put(row.getString("event_id"), row.getLong("seq"));
            }
            return places;
        });
    }

    private static String[] texts(List<Event> events, Function<Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    @Override
    public Future<List<Event>> latest(UserId user, int max) {
        return database.run(client -> client.preparedQuery(LATEST)
                .execute(Tuple.of(user.value(), max))
                .map(rows -> {
                    var events = events(rows);
                    Collections.reverse(events);
                    return events;
                }));
    }

    @Override
    public Future<List<Event>> after(long seq, int max) {
        return database.run(client ->
                client.preparedQuery(AFTER).execute(Tuple.of(seq, max)).map(PostgresRecommenderStore::events));
    }

    @Override
    public Future<Long> placeBefore(int max) {
        return database.run(client -> client.preparedQuery(PLACE_BEFORE)
                .execute(Tuple.of(max))
                .map(rows -> rows.iterator().next().getLong("seq")));
    }

    @Override
    public Future<Void> forget(UserId user) {
        return database.run(client ->
                client.preparedQuery(FORGET).execute(Tuple.of(user.value())).mapEmpty());
    }

    @Override
    public Future<Void> prune(int days) {
        return database.run(
                client -> client.preparedQuery(PRUNE).execute(Tuple.of(days)).mapEmpty());
    }

    private static List<Event> events(RowSet<Row> rows) {
        var events = new ArrayList<Event>(rows.size());
        for (Row row : rows) {
            events.add(new Event(
                    row.getLong("seq"),
                    row.getString("event_id"),
                    new UserId(row.getString("user_id")),
                    Activity.Kind.valueOf(row.getString("kind")),
                    Entity.valueOf(row.getString("entity")),
                    row.getString("target"),
                    row.getShort("rating"),
                    row.getLong("at_ms")));
        }
        return events;
    }
}
