package polyphony.playlists;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.UserId;
import polyphony.shared.store.Database;
import polyphony.shared.store.Outbox;

/** Lists in PostgreSQL. */
final class PostgresPlaylistStore implements PlaylistStore {
    private static final String BY_ID = "SELECT " + PlaylistRows.LIST + " FROM playlists.lists l WHERE l.id = $1";
    private static final String LOCKED = BY_ID + " FOR UPDATE";
    private static final String BY_REQUEST =
            "SELECT " + PlaylistRows.LIST + " FROM playlists.lists l WHERE l.owner_id = $1 AND l.request_id = $2";
    /** One list of an owner is made at a time: two at once must not pass the limit together. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('playlists ' || $1))";

    private static final String COUNT = "SELECT count(*) AS total FROM playlists.lists WHERE owner_id = $1";
    private static final String INSERT = "INSERT INTO playlists.lists(id, name, name_key, comment, everyone,"
            + " shared_ids, shared_names, track_count, duration_ms, version, changed_at_ms,"
            + " created_at_ms, owner_id, owner_name, request_id)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14)"
            + " ON CONFLICT (owner_id, request_id) DO NOTHING";
    private static final String INSERT_CONTENT =
            "INSERT INTO playlists.contents(list_id, tracks, durations_ms) VALUES ($1, $2, $3)";
    private static final String PART = "SELECT " + PlaylistRows.LIST + ", c.tracks[$2 + 1 : $2 + $3] AS part"
            + " FROM playlists.lists l JOIN playlists.contents c ON c.list_id = l.id WHERE l.id = $1";
    private static final String SEEN = "(l.owner_id = $1 OR l.everyone OR l.shared_ids @> ARRAY[$1])";
    private static final String VISIBLE = "SELECT " + PlaylistRows.LIST + " FROM playlists.lists l WHERE " + SEEN
            + " AND (l.name_key, l.id) > ($2, $3) ORDER BY l.name_key, l.id OFFSET $4 LIMIT $5";
    private static final String TOTAL = "SELECT count(*) AS total FROM playlists.lists l WHERE " + SEEN;
    private static final String UPDATE = "UPDATE playlists.lists SET name = $2, name_key = $3, comment = $4,"
            + " everyone = $5, shared_ids = $6, shared_names = $7, track_count = $8, duration_ms = $9, version = $10,"
            + " changed_at_ms = $11 WHERE id = $1";
    private static final String CONTENT =
            "SELECT " + PlaylistRows.CONTENT + " FROM playlists.contents c WHERE c.list_id = $1";
    private static final String SET_CONTENT =
            "UPDATE playlists.contents SET tracks = $2, durations_ms = $3 WHERE list_id = $1";
    private static final String DELETE = "DELETE FROM playlists.lists WHERE id = $1";
    private static final String TOUCHING = "SELECT " + PlaylistRows.LIST + " FROM playlists.lists l"
            + " WHERE l.owner_id = $1 OR l.shared_ids @> ARRAY[$1] ORDER BY l.id FOR UPDATE";

    private final Database database;
    private final Clock clock;
    private final Outbox outbox = new Outbox("playlists");

    PostgresPlaylistStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Future<Insert> insert(StoredList list, Content content, String requestId, int max) {
        String owner = list.owner().id().value();
        Tuple values = PlaylistRows.changing(list)
                .addValue(owner)
                .addValue(list.owner().name())
                .addValue(requestId);
        return database.transaction(tx -> tx.preparedQuery(ALONE)
                .execute(Tuple.of(owner))
                .compose(alone -> repeatedOrFull(tx, owner, requestId, max))
                .compose(refused -> refused.isPresent()
                        ? Future.succeededFuture(refused.get())
                        : tx.preparedQuery(INSERT)
                                .execute(values)
                                .compose(made -> tx.preparedQuery(INSERT_CONTENT)
                                        .execute(PlaylistRows.content(list.id(), content)))
                                .compose(made -> tell(tx, list, false))
                                .map(Insert.MADE)));
    }

    private Future<Optional<Insert>> repeatedOrFull(SqlConnection tx, String owner, String requestId, int max) {
        return tx.preparedQuery(BY_REQUEST)
                .execute(Tuple.of(owner, requestId))
                .compose(same -> same.size() > 0
                        ? Future.succeededFuture(Optional.of(Insert.REPEATED))
                        : tx.preparedQuery(COUNT)
                                .execute(Tuple.of(owner))
                                .map(rows -> total(rows) >= max ? Optional.of(Insert.TOO_MANY) : Optional.empty()));
    }

    @Override
    public Future<Optional<StoredList>> byRequest(UserId owner, String requestId) {
        return run(BY_REQUEST, Tuple.of(owner.value(), requestId)).map(PostgresPlaylistStore::first);
    }

    @Override
    public Future<Optional<StoredList>> find(PlaylistId id) {
        return run(BY_ID, Tuple.of(id.value())).map(PostgresPlaylistStore::first);
    }

    @Override
    public Future<Optional<Part>> part(PlaylistId id, int offset, int limit) {
        return run(PART, Tuple.of(id.value(), offset, limit))
                .map(rows -> stream(rows)
                        .map(row ->
                                new Part(PlaylistRows.list(row), PlaylistRows.tracks(row.getArrayOfStrings("part"))))
                        .findFirst());
    }

    @Override
    public Future<Found> visible(UserId user, Cursor after, int offset, int limit) {
        Tuple page = Tuple.of(user.value(), after.nameKey(), after.id(), offset, limit);
        return run(VISIBLE, page)
                .compose(rows -> run(TOTAL, Tuple.of(user.value()))
                        .map(total ->
                                new Found(stream(rows).map(PlaylistRows::list).toList(), total(total))));
    }

    @Override
    public Future<Optional<Edit>> edit(PlaylistId id, UnaryOperator<StoredList> rule) {
        return database.transaction(tx -> locked(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : update(tx, found.get(), rule.apply(found.get())).map(Optional::of)));
    }

    @Override
    public Future<Optional<Edit>> arrange(PlaylistId id, BiFunction<StoredList, Content, Content> rule) {
        return database.transaction(tx -> locked(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : arrange(tx, found.get(), rule).map(Optional::of)));
    }

    private Future<Edit> arrange(SqlConnection tx, StoredList list, BiFunction<StoredList, Content, Content> rule) {
        return tx.preparedQuery(CONTENT).execute(Tuple.of(list.id().value())).compose(rows -> {
            Content before = PlaylistRows.content(rows.iterator().next());
            Content after = rule.apply(list, before);
            if (after.equals(before)) {
                return Future.succeededFuture(new Edit(list, list));
            }
            return tx.preparedQuery(SET_CONTENT)
                    .execute(PlaylistRows.content(list.id(), after))
                    .compose(set -> save(tx, list, list.holding(after)));
        });
    }

    private Future<Edit> update(SqlConnection tx, StoredList before, StoredList after) {
        return after.equals(before) ? Future.succeededFuture(new Edit(before, before)) : save(tx, before, after);
    }

    private Future<Edit> save(SqlConnection tx, StoredList before, StoredList after) {
        StoredList next = after.next(clock.millis());
        return tx.preparedQuery(UPDATE)
                .execute(PlaylistRows.changing(next))
                .compose(updated -> tell(tx, next, false))
                .map(new Edit(before, next));
    }

    @Override
    public Future<Optional<StoredList>> delete(PlaylistId id, UnaryOperator<StoredList> rule) {
        return database.transaction(tx -> locked(tx, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : delete(tx, rule.apply(found.get())).map(Optional::of)));
    }

    /** Deleted lists stay in the topic as such: a reader that was away for long must still learn of it. */
    private Future<StoredList> delete(SqlConnection tx, StoredList list) {
        StoredList last = list.next(clock.millis());
        return tx.preparedQuery(DELETE)
                .execute(Tuple.of(list.id().value()))
                .compose(deleted -> tell(tx, last, true))
                .map(last);
    }

    @Override
    public Future<Forgotten> forget(UserId user) {
        return database.transaction(tx -> tx.preparedQuery(TOUCHING)
                .execute(Tuple.of(user.value()))
                .compose(rows ->
                        forget(tx, user, stream(rows).map(PlaylistRows::list).toList())));
    }

    private Future<Forgotten> forget(SqlConnection tx, UserId user, List<StoredList> touching) {
        List<StoredList> deleted = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        Future<Void> all = Future.succeededFuture();
        for (StoredList list : touching) {
            all = all.compose(next -> list.owner().id().equals(user)
                    ? delete(tx, list).<Void>map(last -> {
                        deleted.add(last);
                        return null;
                    })
                    : save(tx, list, list.without(user)).<Void>map(edit -> {
                        edits.add(edit);
                        return null;
                    }));
        }
        return all.map(done -> new Forgotten(deleted, edits));
    }

    private Future<Void> tell(SqlConnection tx, StoredList list, boolean deleted) {
        return outbox.add(tx, Playlists.TOPIC, list.id().value(), list.changed(deleted));
    }

    private static Future<Optional<StoredList>> locked(SqlConnection tx, PlaylistId id) {
        return tx.preparedQuery(LOCKED).execute(Tuple.of(id.value())).map(PostgresPlaylistStore::first);
    }

    private Future<RowSet<Row>> run(String sql, Tuple values) {
        return database.run(client -> client.preparedQuery(sql).execute(values));
    }

    private static Optional<StoredList> first(RowSet<Row> rows) {
        return stream(rows).map(PlaylistRows::list).findFirst();
    }

    private static int total(RowSet<Row> rows) {
        return rows.iterator().next().getInteger("total");
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
