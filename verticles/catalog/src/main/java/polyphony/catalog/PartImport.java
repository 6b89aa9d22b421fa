package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.CatalogImport.Gone;
import polyphony.shared.contract.TrackId;

/** The transactions that change the catalogue. Each statement writes all rows of its kind at once. */
final class PartImport {
    private static final String LOCK = "SELECT version FROM catalog.state FOR UPDATE";
    private static final String FOLDER_FIND = "SELECT id FROM catalog.folder WHERE root = $1 AND path = $2";
    private static final String FOLDER_MAKE = "INSERT INTO catalog.folder (root, path) VALUES ($1, $2) RETURNING id";
    private static final String KNOWN = """
            SELECT id, CASE WHEN folder_id = $1 THEN name END AS name, content_hash, gone_at_ms IS NOT NULL AS gone,
                facts_hash, album_id, artist_ids
            FROM catalog.track WHERE folder_id = $1 AND name = ANY($2)
            UNION ALL
            SELECT id, CASE WHEN folder_id = $1 THEN name END, content_hash, true, facts_hash, album_id, artist_ids
            FROM catalog.track
            WHERE content_hash = ANY($3) AND gone_at_ms IS NOT NULL AND NOT (folder_id = $1 AND name = ANY($2))
            """;
    private static final String ARTISTS = """
            INSERT INTO catalog.artist AS a (id, name, sort_name, musicbrainz_id, added_at_ms, version)
            SELECT *, $5::bigint, $6::bigint FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            ON CONFLICT (id) DO UPDATE SET
                sort_name = coalesce(a.sort_name, excluded.sort_name),
                musicbrainz_id = coalesce(a.musicbrainz_id, excluded.musicbrainz_id),
                version = excluded.version
            WHERE (a.sort_name IS NULL AND excluded.sort_name IS NOT NULL)
                OR (a.musicbrainz_id IS NULL AND excluded.musicbrainz_id IS NOT NULL)
            """;
    private static final String ALBUMS = """
            INSERT INTO catalog.album (id, added_at_ms, version) SELECT unnest($1::text[]), $2, $3
            ON CONFLICT (id) DO UPDATE SET version = excluded.version
            """;
    private static final String TRACKS = """
            INSERT INTO catalog.track (id, folder_id, name, album_id, artist_ids, content_hash, facts, facts_hash,
                lyrics, added_at_ms, seen_scan)
            SELECT id, $2, name, album, artists, hash, facts, fingerprint, lyrics, $3, $4
            FROM json_to_recordset($1::text::json) AS part(id text, name text, album text, artists text[], hash text,
                facts json, fingerprint bigint, lyrics text)
            ON CONFLICT (id) DO UPDATE SET
                folder_id = excluded.folder_id, name = excluded.name, album_id = excluded.album_id,
                artist_ids = excluded.artist_ids, content_hash = excluded.content_hash, facts = excluded.facts,
                facts_hash = excluded.facts_hash, lyrics = excluded.lyrics, gone_at_ms = NULL,
                seen_scan = excluded.seen_scan
            """;
    private static final String ARTWORK = """
            INSERT INTO catalog.artwork (id, root, file) SELECT a, $3, f FROM unnest($1::text[], $2::text[]) AS u(a, f)
            ON CONFLICT (id) DO UPDATE SET root = excluded.root, file = excluded.file
            WHERE artwork.file <> excluded.file
            """;
    private static final String SEEN = "UPDATE catalog.track SET seen_scan = $2 WHERE id = ANY($1)";
    private static final String UNSEEN = """
            UPDATE catalog.track SET gone_at_ms = $3 WHERE folder_id = $1 AND gone_at_ms IS NULL AND seen_scan <> $2
            RETURNING id, album_id, artist_ids
            """;
    private static final String FINGERPRINT = "UPDATE catalog.folder SET fingerprint = $2 WHERE id = $1";
    private static final String GONE = """
            UPDATE catalog.track t SET gone_at_ms = $4
            FROM catalog.folder f, unnest($2::text[], $3::text[]) AS g(path, name)
            WHERE f.root = $1 AND f.path = g.path AND t.folder_id = f.id AND t.name = g.name AND t.gone_at_ms IS NULL
            RETURNING t.id, t.album_id, t.artist_ids
            """;
    private static final String READ_AGAIN =
            "UPDATE catalog.folder SET fingerprint = '' WHERE root = $1 AND path = ANY($2) AND fingerprint <> ''";
    private static final String CHANGED_ALBUMS = "UPDATE catalog.album SET version = $2 WHERE id = ANY($1)";
    private static final String UNTOLD = """
            INSERT INTO catalog.untold (id, version) SELECT unnest($1::text[]), $2
            ON CONFLICT (id) DO UPDATE SET version = excluded.version
            """;
    private static final String VERSION = "UPDATE catalog.state SET version = $1, changed_at_ms = $2";

    private final Clock clock;
    private final Supplier<TrackId> newId;

    PartImport(Clock clock, Supplier<TrackId> newId) {
        this.clock = clock;
        this.newId = newId;
    }

    /** One change under way: the version that it will have, and when it is. */
    private record Change(SqlConnection tx, long version, long nowMs) {
        Future<RowSet<Row>> run(String sql, Object... values) {
            return tx.preparedQuery(sql).execute(Tuple.wrap(values));
        }
    }

    /** @param files of the part */
    Future<Boolean> keep(SqlConnection tx, FolderPart part, List<ScannedFile> files) {
        return begin(tx)
                .compose(change -> folder(change, part)
                        .compose(folder -> known(change, folder, files)
                                .map(known -> FileMatching.match(files, known, newId))
                                .map(matches -> PartRows.of(matches, change.nowMs()))
                                .compose(rows -> write(change, folder, part, rows))
                                .compose(rows -> part.last()
                                        ? finish(change, folder, part, rows)
                                        : end(change, rows.touched(), rows.albums()))));
    }

    Future<Boolean> tombstone(SqlConnection tx, Gone gone) {
        String[] folders = gone.paths().stream().map(PartImport::folderOf).toArray(String[]::new);
        String[] names = gone.paths().stream().map(PartImport::nameOf).toArray(String[]::new);
        return begin(tx)
                .compose(change -> change.run(GONE, gone.root(), folders, names, change.nowMs())
                        .compose(rows ->
                                change.run(READ_AGAIN, gone.root(), folders).map(rows))
                        .compose(rows -> end(change, Set.of(), Set.of(), rows)));
    }

    private Future<Change> begin(SqlConnection tx) {
        return tx.query(LOCK)
                .execute()
                .map(rows -> new Change(tx, rows.iterator().next().getLong("version") + 1, clock.millis()));
    }

    private static Future<Integer> folder(Change change, FolderPart part) {
        return change.run(FOLDER_FIND, part.root(), part.folder())
                .compose(found -> found.size() > 0
                        ? Future.succeededFuture(found)
                        : change.run(FOLDER_MAKE, part.root(), part.folder()))
                .map(rows -> rows.iterator().next().getInteger("id"));
    }

    private static Future<List<FileMatching.Known>> known(Change change, int folder, List<ScannedFile> files) {
        String[] names = files.stream().map(file -> file.track().name()).toArray(String[]::new);
        String[] hashes = files.stream().map(file -> file.track().contentHash()).toArray(String[]::new);
        return change.run(KNOWN, folder, names, hashes).map(rows -> {
            List<FileMatching.Known> known = new ArrayList<>(rows.size());
            for (Row row : rows) {
                known.add(new FileMatching.Known(
                        new TrackId(row.getString("id")),
                        row.getString("name"),
                        row.getString("content_hash"),
                        row.getBoolean("gone"),
                        row.getLong("facts_hash"),
                        row.getString("album_id"),
                        List.of(row.getArrayOfStrings("artist_ids"))));
            }
            return known;
        });
    }

    private static Future<PartRows> write(Change change, int folder, FolderPart part, PartRows rows) {
        Future<?> seen = rows.unchanged().isEmpty()
                ? Future.succeededFuture()
                : change.run(SEEN, texts(rows.unchanged()), part.scan());
        if (rows.tracks().isEmpty()) {
            return seen.map(rows);
        }
        String json = Wire.encode(rows.tracks()).toString();
        return seen.compose(ok -> artists(change, List.copyOf(rows.artists())))
                .compose(ok -> change.run(ALBUMS, texts(rows.albums()), change.nowMs(), change.version()))
                .compose(ok -> change.run(TRACKS, json, folder, change.nowMs(), part.scan()))
                .compose(ok -> artwork(change, part, List.copyOf(rows.artwork())))
                .map(rows);
    }

    private static Future<?> artists(Change change, List<ArtistFacts> artists) {
        return change.run(
                ARTISTS,
                artists.stream().map(artist -> artist.id().value()).toArray(String[]::new),
                artists.stream().map(ArtistFacts::name).toArray(String[]::new),
                artists.stream().map(ArtistFacts::sortName).toArray(String[]::new),
                artists.stream().map(ArtistFacts::musicBrainzId).toArray(String[]::new),
                change.nowMs(),
                change.version());
    }

    private static Future<?> artwork(Change change, FolderPart part, List<PartRows.ArtworkWrite> artwork) {
        if (artwork.isEmpty()) {
            return Future.succeededFuture();
        }
        return change.run(
                ARTWORK,
                artwork.stream().map(PartRows.ArtworkWrite::id).toArray(String[]::new),
                artwork.stream().map(PartRows.ArtworkWrite::file).toArray(String[]::new),
                part.root());
    }

    /** The last part: what no part named is gone, and the folder is known as it is now. */
    private static Future<Boolean> finish(Change change, int folder, FolderPart part, PartRows rows) {
        return change.run(UNSEEN, folder, part.scan(), change.nowMs())
                .compose(gone ->
                        change.run(FINGERPRINT, folder, part.fingerprint()).map(gone))
                .compose(gone -> end(change, rows.touched(), rows.albums(), gone));
    }

    private static Future<Boolean> end(Change change, Set<String> touched, Set<String> albums, RowSet<Row> gone) {
        Set<String> allTouched = new HashSet<>(touched);
        Set<String> allAlbums = new HashSet<>(albums);
        for (Row row : gone) {
            allTouched.add(row.getString("id"));
            allTouched.add(row.getString("album_id"));
            allTouched.addAll(List.of(row.getArrayOfStrings("artist_ids")));
            allAlbums.add(row.getString("album_id"));
        }
        return end(change, allTouched, allAlbums);
    }

    private static Future<Boolean> end(Change change, Set<String> touched, Set<String> albums) {
        if (touched.isEmpty()) {
            return Future.succeededFuture(false);
        }
        return change.run(CHANGED_ALBUMS, texts(albums), change.version())
                .compose(ok -> change.run(UNTOLD, texts(touched), change.version()))
                .compose(ok -> change.run(VERSION, change.version(), change.nowMs()))
                .map(true);
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String[] texts(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
