package polyphony.catalog;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.CatalogImport.Files;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.CatalogImport.Folders;
import polyphony.shared.contract.CatalogImport.Gone;
import polyphony.shared.contract.CatalogImport.ListFiles;
import polyphony.shared.contract.CatalogImport.ListFolders;
import polyphony.shared.contract.TrackId;

/** A store that holds nothing; tests give it what they speak of. */
class EmptyStore implements CatalogStore {
    @Override
    public Future<Position> position() {
        return Future.succeededFuture(new Position(0, 0));
    }

    @Override
    public Future<Integer> liveTracks() {
        return Future.succeededFuture(0);
    }

    @Override
    public Future<List<ArtistFacts>> artistsSince(long version) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<String>> albumsSince(long version, String after, int limit) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<TrackRow>> tracksOf(List<String> albums) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Folders> folders(ListFolders wish) {
        return Future.succeededFuture(new Folders(List.of(), null));
    }

    @Override
    public Future<Files> files(ListFiles wish) {
        return Future.succeededFuture(new Files(List.of(), null));
    }

    @Override
    public Future<Boolean> keep(FolderPart part) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Boolean> tombstone(Gone gone) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<String> lyrics(TrackId id) {
        return Future.succeededFuture();
    }

    @Override
    public Future<StoredFile> file(TrackId id) {
        return Future.succeededFuture();
    }

    @Override
    public Future<ArtworkFile> artwork(String id) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<String>> announce(
            long version, String after, int limit, Function<List<String>, List<EntityChanged>> events) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> announceAll() {
        return Future.succeededFuture();
    }
}
