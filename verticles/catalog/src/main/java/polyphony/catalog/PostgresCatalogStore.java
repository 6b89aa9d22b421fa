package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.CatalogImport.Files;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.CatalogImport.Folders;
import polyphony.shared.contract.CatalogImport.Gone;
import polyphony.shared.contract.CatalogImport.ListFiles;
import polyphony.shared.contract.CatalogImport.ListFolders;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.TrackId;
import polyphony.shared.store.Database;
import polyphony.shared.store.Outbox;

/** The catalogue in PostgreSQL, schema {@code catalog}; what changes it is in {@link PartImport}. */
final class PostgresCatalogStore implements CatalogStore {
    private static final String POSITION = "SELECT version, changed_at_ms FROM catalog.state";
    private static final String LIVE = "SELECT count(*) AS tracks FROM catalog.track WHERE gone_at_ms IS NULL";
    private static final String ARTISTS =
            "SELECT id, name, sort_name, musicbrainz_id, added_at_ms FROM catalog.artist WHERE version > $1";
    private static final String ALBUMS =
            "SELECT id FROM catalog.album WHERE version > $1 AND id > $2 ORDER BY id LIMIT $3";
    private static final String TRACKS = """
            SELECT t.id, t.album_id, a.added_at_ms AS album_added, f.path AS folder, t.lyrics IS NOT NULL AS has_lyrics,
                t.added_at_ms, t.facts::text AS facts
            FROM catalog.track t
                JOIN catalog.folder f ON f.id = t.folder_id
                JOIN catalog.album a ON a.id = t.album_id
            WHERE t.album_id = ANY($1) AND t.gone_at_ms IS NULL
            """;
    private static final String FOLDERS = """
            SELECT * FROM (
                SELECT f.path, f.fingerprint,
                    (SELECT count(*) FROM catalog.track t WHERE t.folder_id = f.id AND t.live_name IS NOT NULL) AS tracks
                FROM catalog.folder f WHERE f.root = $1 AND ($2::text IS NULL OR f.path > $2)) listed
            WHERE tracks > 0 OR fingerprint <> '' ORDER BY path LIMIT $3
            """;
    private static final String FILES = """
            SELECT t.live_name FROM catalog.track t JOIN catalog.folder f ON f.id = t.folder_id
            WHERE f.root = $1 AND f.path = $2 AND t.live_name > $3 ORDER BY t.live_name LIMIT $4
            """;
    private static final String LYRICS = "SELECT lyrics FROM catalog.track WHERE id = $1";
    private static final String FILE = """
            SELECT f.root, f.path AS folder, t.content_hash, t.facts::text AS facts
            FROM catalog.track t JOIN catalog.folder f ON f.id = t.folder_id WHERE t.id = $1 AND t.gone_at_ms IS NULL
            """;
    private static final String ARTWORK = "SELECT root, file FROM catalog.artwork WHERE id = $1";
    private static final String TAKE_UNTOLD = """
            DELETE FROM catalog.untold WHERE id IN (
                SELECT id FROM catalog.untold WHERE version <= $1 AND id > $2 ORDER BY id LIMIT $3
                FOR UPDATE SKIP LOCKED)
            RETURNING id
            """;
    private static final String ALL_UNTOLD = """
            WITH locked AS (SELECT version FROM catalog.state FOR UPDATE)
            INSERT INTO catalog.untold (id, version)
            SELECT everything.id, locked.version FROM locked, (
                SELECT id FROM catalog.track UNION ALL SELECT id FROM catalog.album UNION ALL
                SELECT id FROM catalog.artist) everything
            ON CONFLICT DO NOTHING
            """;

    private final Vertx vertx;
    private final Database database;
    private final PartImport imports;
    private final Outbox outbox = new Outbox("catalog");

    PostgresCatalogStore(Vertx vertx, Database database, PartImport imports) {
        this.vertx = vertx;
        this.database = database;
        this.imports = imports;
    }

    @Override
    public Future<Position> position() {
        return query(POSITION).map(rows -> {
            Row row = rows.iterator().next();
            return new Position(row.getLong("version"), row.getLong("changed_at_ms"));
        });
    }

    @Override
    public Future<Integer> liveTracks() {
        return query(LIVE).map(rows -> rows.iterator().next().getInteger("tracks"));
    }

    @Override
    public Future<List<ArtistFacts>> artistsSince(long version) {
        return list(
                ARTISTS,
                row -> new ArtistFacts(
                        new ArtistId(row.getString("id")),
                        row.getString("name"),
                        row.getString("sort_name"),
                        row.getString("musicbrainz_id"),
                        row.getLong("added_at_ms")),
                version);
    }

    @Override
    public Future<List<String>> albumsSince(long version, String after, int limit) {
        return list(ALBUMS, row -> row.getString("id"), version, after, limit);
    }

    @Override
    public Future<List<TrackRow>> tracksOf(List<String> albums) {
        return query(TRACKS, (Object) albums.toArray(String[]::new))
                .compose(rows -> vertx.executeBlocking(() -> listed(rows, PostgresCatalogStore::track)));
    }

    private static TrackRow track(Row row) {
        return new TrackRow(
                new TrackId(row.getString("id")),
                new AlbumId(row.getString("album_id")),
                row.getLong("album_added"),
                row.getString("folder"),
                row.getBoolean("has_lyrics"),
                row.getLong("added_at_ms"),
                Facts.decode(row.getString("facts")));
    }

    @Override
    public Future<Folders> folders(ListFolders wish) {
        return list(
                        FOLDERS,
                        row -> new Folder(
                                row.getString("path"), row.getString("fingerprint"), row.getInteger("tracks")),
                        wish.root(),
                        wish.after(),
                        wish.limit())
                .map(folders -> new Folders(
                        folders,
                        folders.size() < wish.limit()
                                ? null
                                : folders.get(folders.size() - 1).path()));
    }

    @Override
    public Future<Files> files(ListFiles wish) {
        String folder = wish.folder() == null ? "" : wish.folder();
        String after = wish.after() == null ? "" : wish.after();
        return list(FILES, row -> row.getString("live_name"), wish.root(), folder, after, wish.limit())
                .map(names -> new Files(names, names.size() < wish.limit() ? null : names.get(names.size() - 1)));
    }

    @Override
    public Future<Boolean> keep(FolderPart part) {
        return vertx.executeBlocking(
                        () -> part.tracks().stream().map(ScannedFile::of).toList())
                .compose(files -> database.transaction(tx -> imports.keep(tx, part, files)));
    }

    @Override
    public Future<Boolean> tombstone(Gone gone) {
        return database.transaction(tx -> imports.tombstone(tx, gone));
    }

    @Override
    public Future<String> lyrics(TrackId id) {
        return list(LYRICS, row -> row.getString("lyrics"), id.value())
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    @Override
    public Future<StoredFile> file(TrackId id) {
        return list(FILE, PostgresCatalogStore::storedFile, id.value())
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    private static StoredFile storedFile(Row row) {
        ScannedTrack facts = Facts.decode(row.getString("facts"));
        String folder = row.getString("folder");
        return new StoredFile(
                row.getString("root"),
                folder.isEmpty() ? facts.name() : folder + '/' + facts.name(),
                row.getString("content_hash"),
                facts.sizeBytes(),
                facts.modifiedAtMs());
    }

    @Override
    public Future<ArtworkFile> artwork(String id) {
        return list(ARTWORK, row -> new ArtworkFile(row.getString("root"), row.getString("file")), id)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    @Override
    public Future<List<String>> announce(
            long version, String after, int limit, Function<List<String>, List<EntityChanged>> events) {
        return database.transaction(tx -> tx.preparedQuery(TAKE_UNTOLD)
                .execute(Tuple.of(version, after, limit))
                .map(rows -> listed(rows, row -> row.getString("id")).stream()
                        .sorted()
                        .toList())
                .compose(ids -> tell(tx, events.apply(ids)).map(ids)));
    }

    private Future<Void> tell(SqlConnection tx, List<EntityChanged> events) {
        return outbox.addAll(
                tx,
                events.stream()
                        .map(event -> new Outbox.Event(Catalog.TOPIC, event.id(), event))
                        .toList());
    }

    @Override
    public Future<Void> announceAll() {
        return query(ALL_UNTOLD).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Object... values) {
        return database.run(client -> client.preparedQuery(sql).execute(Tuple.wrap(values)));
    }

    private <T> Future<List<T>> list(String sql, Function<Row, T> read, Object... values) {
        return query(sql, values).map(rows -> listed(rows, read));
    }

    private static <T> List<T> listed(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>(rows.size());
        for (Row row : rows) {
            list.add(read.apply(row));
        }
        return list;
    }
}
