package polyphony.activity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Ranked;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;
import polyphony.shared.store.Outbox;

/** All the SQL of this service. Rows are written in the order of their ids, so that transactions wait and never deadlock. */
final class PostgresActivityStore implements ActivityStore {
    private static final String COLUMNS = "id, entity, starred_at, rating, play_count, last_played_at, version";
    private static final String RETURNING = " RETURNING " + COLUMNS;

    private static final String PLAY =
            "INSERT INTO activity.play(user_id, played_at, track_id, heard_ms, counted, source)"
                    + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    private static final String PLAYED =
            "SELECT counted FROM activity.play WHERE user_id = $1 AND played_at = $2 AND track_id = $3";
    private static final String COUNT =
            "INSERT INTO activity.annotation AS a (user_id, id, entity, play_count, last_played_at)"
                    + " SELECT $1, id, entity, 1, $2 FROM unnest($3::text[], $4::smallint[]) AS played(id, entity) ORDER BY id"
                    + " ON CONFLICT (user_id, id) DO UPDATE SET play_count = a.play_count + 1,"
                    + " last_played_at = greatest(a.last_played_at, excluded.last_played_at), version = a.version + 1"
                    + RETURNING;
    private static final String STAR = "INSERT INTO activity.annotation AS a (user_id, id, entity, starred_at)"
            + " SELECT $1, id, $2, $3 FROM unnest($4::text[]) AS starred(id) ORDER BY id"
            + " ON CONFLICT (user_id, id) DO UPDATE SET starred_at = excluded.starred_at, version = a.version + 1"
            + " WHERE a.starred_at IS NULL" + RETURNING;
    private static final String UNSTAR = "UPDATE activity.annotation SET starred_at = NULL, version = version + 1"
            + " WHERE user_id = $1 AND starred_at IS NOT NULL AND id IN"
            + " (SELECT id FROM activity.annotation WHERE user_id = $1 AND id = ANY($2) ORDER BY id FOR UPDATE)"
            + RETURNING;
    private static final String RATE = "INSERT INTO activity.annotation AS a (user_id, id, entity, rating)"
            + " VALUES ($1, $2, $3, $4)"
            + " ON CONFLICT (user_id, id) DO UPDATE SET rating = excluded.rating, version = a.version + 1"
            + " WHERE a.rating <> excluded.rating" + RETURNING;
    private static final String UNRATE = "UPDATE activity.annotation SET rating = 0, version = version + 1"
            + " WHERE user_id = $1 AND id = $2 AND rating > 0" + RETURNING;
    private static final String SOME =
            "SELECT " + COLUMNS + " FROM activity.annotation WHERE user_id = $1 AND id = ANY($2)";
    private static final String ALL = "SELECT " + COLUMNS + " FROM activity.annotation WHERE user_id = $1 LIMIT $2";
    private static final String HISTORY = "SELECT played_at, track_id, heard_ms, counted, source FROM activity.play"
            + " WHERE user_id = $1 AND (played_at, track_id) < ($2, $3)"
            + " ORDER BY played_at DESC, track_id DESC LIMIT $4";
    /** By portions, each short enough for the limit on a statement's time. */
    private static final String FORGET_SOME = "DELETE FROM activity.%1$s WHERE ctid = ANY(ARRAY("
            + "SELECT ctid FROM activity.%1$s WHERE user_id = $1 LIMIT 10000))";

    private final Database database;
    private final Outbox outbox = new Outbox("activity");

    PostgresActivityStore(Database database) {
        this.database = database;
    }

    @Override
    public Future<Written> play(UserId user, Play play, boolean counted, Happened event) {
        Tuple values =
                Tuple.of(user.value(), play.playedAtMs(), play.track().value(), play.heardMs(), counted, play.source());
        return database.transaction(tx -> tx.preparedQuery(PLAY).execute(values).compose(inserted -> {
            if (inserted.rowCount() == 0) {
                return repeated(tx, user, play);
            }
            Future<List<AnnotationRow>> rows = counted ? count(tx, user, play) : Future.succeededFuture(List.of());
            return rows.compose(
                    now -> outbox.add(tx, Activity.TOPIC, user.value(), event).map(new Written(false, counted, now)));
        }));
    }

    private static Future<Written> repeated(SqlConnection tx, UserId user, Play play) {
        return tx.preparedQuery(PLAYED)
                .execute(Tuple.of(user.value(), play.playedAtMs(), play.track().value()))
                .map(rows -> new Written(true, rows.iterator().next().getBoolean("counted"), List.of()));
    }

    private static Future<List<AnnotationRow>> count(SqlConnection tx, UserId user, Play play) {
        List<String> ids = new ArrayList<>();
        List<Short> entities = new ArrayList<>();
        ids.add(play.track().value());
        entities.add(code(Entity.TRACK));
        if (play.album() != null) {
            ids.add(play.album().value());
            entities.add(code(Entity.ALBUM));
        }
        play.artists().stream().distinct().forEach(artist -> {
            ids.add(artist.value());
            entities.add(code(Entity.ARTIST));
        });
        return tx.preparedQuery(COUNT)
                .execute(Tuple.of(
                        user.value(), play.playedAtMs(), ids.toArray(new String[0]), entities.toArray(new Short[0])))
                .map(PostgresActivityStore::rows);
    }

    @Override
    public Future<Changes> star(UserId user, Star star, long atMs, Function<AnnotationRow, Happened> event) {
        String[] ids = new TreeSet<>(star.ids()).toArray(new String[0]);
        return star.starred()
                ? change(user, STAR, Tuple.of(user.value(), code(star.entity()), atMs, ids), event)
                : change(user, UNSTAR, Tuple.of(user.value(), (Object) ids), event);
    }

    @Override
    public Future<Changes> rate(UserId user, Rate rate, Function<AnnotationRow, Happened> event) {
        return rate.rating() > 0
                ? change(
                        user,
                        RATE,
                        Tuple.of(user.value(), rate.id(), code(rate.entity()), (short) rate.rating()),
                        event)
                : change(user, UNRATE, Tuple.of(user.value(), rate.id()), event);
    }

    private Future<Changes> change(UserId user, String sql, Tuple values, Function<AnnotationRow, Happened> event) {
        return database.transaction(tx -> tx.preparedQuery(sql).execute(values).compose(changed -> {
            List<AnnotationRow> rows = rows(changed);
            List<Happened> events = rows.stream().map(event).toList();
            return outbox.addAll(tx, outgoing(user, events)).map(new Changes(rows, events));
        }));
    }

    private static List<Outbox.Event> outgoing(UserId user, List<Happened> events) {
        return events.stream()
                .map(event -> new Outbox.Event(Activity.TOPIC, user.value(), event))
                .toList();
    }

    @Override
    public Future<List<AnnotationRow>> annotations(UserId user, Collection<String> ids) {
        Tuple values = Tuple.of(user.value(), (Object) ids.toArray(new String[0]));
        return database.run(client -> client.preparedQuery(SOME).execute(values).map(PostgresActivityStore::rows));
    }

    @Override
    public Future<List<AnnotationRow>> annotations(UserId user, int max) {
        Tuple values = Tuple.of(user.value(), max);
        return database.run(client -> client.preparedQuery(ALL).execute(values).map(PostgresActivityStore::rows));
    }

    @Override
    public Future<Ranked> ranked(UserId user, ListRanked wish) {
        String key = Ranking.column(wish.rank());
        String those = " FROM activity.annotation WHERE user_id = $1 AND entity = $2 AND " + key + " > 0";
        String page = "SELECT " + COLUMNS + those + " ORDER BY " + key + " DESC, id COLLATE \"C\" OFFSET $3 LIMIT $4";
        Tuple mine = Tuple.of(user.value(), code(wish.entity()));
        Tuple slice = Tuple.of(user.value(), code(wish.entity()), wish.offset(), wish.limit());
        return database.run(client -> client.preparedQuery("SELECT count(*)" + those)
                .execute(mine)
                .compose(counted -> client.preparedQuery(page).execute(slice).map(found -> {
                    int total = counted.iterator().next().getLong(0).intValue();
                    return new Ranked(
                            rows(found).stream().map(AnnotationRow::annotation).toList(), total);
                })));
    }

    @Override
    public Future<List<Heard>> history(UserId user, HistoryCursor before, int limit) {
        Tuple values = Tuple.of(user.value(), before.playedAtMs(), before.track(), limit);
        return database.run(client -> client.preparedQuery(HISTORY)
                .execute(values)
                .map(rows -> rows.stream().map(row -> heard(user, row)).toList()));
    }

    @Override
    public Future<Void> forget(UserId user) {
        return forget("play", user).compose(gone -> forget("annotation", user));
    }

    private Future<Void> forget(String table, UserId user) {
        return database.run(client ->
                        client.preparedQuery(FORGET_SOME.formatted(table)).execute(Tuple.of(user.value())))
                .compose(deleted -> deleted.rowCount() == 0 ? Future.succeededFuture() : forget(table, user));
    }

    private static Heard heard(UserId user, Row row) {
        TrackId track = new TrackId(row.getString("track_id"));
        long playedAtMs = row.getLong("played_at");
        return new Heard(
                PlayRules.eventId(user, track, playedAtMs),
                track,
                playedAtMs,
                row.getLong("heard_ms"),
                row.getBoolean("counted"),
                row.getString("source"));
    }

    private static List<AnnotationRow> rows(RowSet<Row> rows) {
        return rows.stream().map(PostgresActivityStore::row).toList();
    }

    private static AnnotationRow row(Row row) {
        return new AnnotationRow(
                row.getString("id"),
                entity(row.getShort("entity")),
                row.getLong("starred_at"),
                row.getShort("rating"),
                row.getLong("play_count"),
                row.getLong("last_played_at"),
                row.getLong("version"));
    }

    /** Written down in every row, so it must never change, whatever is added to the enum. */
    private static short code(Entity entity) {
        return switch (entity) {
            case TRACK -> 0;
            case ALBUM -> 1;
            case ARTIST -> 2;
        };
    }

    private static Entity entity(short code) {
        return switch (code) {
            case 0 -> Entity.TRACK;
            case 1 -> Entity.ALBUM;
            default -> Entity.ARTIST;
        };
    }
}
