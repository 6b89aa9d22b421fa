package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.Track;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.store.Database;

/** An empty catalogue in a real PostgreSQL, with the words in which tests speak of it. */
final class StoreStage {
    private final String root = "/music/" + UUID.randomUUID();
    private final Database database;
    private final PostgresCatalogStore store;
    private final LibraryKeeper keeper;

    StoreStage(Vertx vertx, CommonSettings.Postgres settings) {
        database = Database.open(vertx, settings, "catalog").await();
        database.run(client -> client.query("TRUNCATE catalog.track, catalog.album, catalog.artist, catalog.folder,"
                                + " catalog.untold, catalog.outbox, catalog.artwork")
                        .execute())
                .await();
        store = new PostgresCatalogStore(vertx, database, new PartImport(Clock.systemUTC(), EntityIds::drawTrack));
        keeper = new LibraryKeeper(vertx, store, Clock.systemUTC(), library -> Future.succeededFuture());
        keeper.refresh().await();
    }

    void close() {
        database.close().await();
    }

    String root() {
        return root;
    }

    PostgresCatalogStore store() {
        return store;
    }

    /** All files of a folder, in one part. */
    boolean keep(String scan, String folder, Samples... files) {
        return store.keep(part(scan, folder, true, true, files)).await();
    }

    FolderPart part(String scan, String folder, boolean first, boolean last, Samples... files) {
        var tracks = Arrays.stream(files).map(Samples::scanned).toList();
        return new FolderPart(scan, root, folder, first, last, "f-" + scan, tracks);
    }

    boolean gone(String... paths) {
        return store.tombstone(new CatalogImport.Gone(root, List.of(paths))).await();
    }

    List<CatalogImport.Folder> folders() {
        return store.folders(new CatalogImport.ListFolders(root, null, 10))
                .await()
                .folders();
    }

    /** The library as it is after all that was said. */
    Library library() {
        return keeper.refresh().await();
    }

    Track only() {
        return library().tracks().entries().stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one track");
                })
                .orElseThrow();
    }

    Track named(String name) {
        return library().tracks().entries().stream()
                .filter(track -> track.path().endsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
