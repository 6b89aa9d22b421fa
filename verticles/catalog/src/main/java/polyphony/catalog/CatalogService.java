package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Track;

/** What everyone may ask: lists and things from memory, lyrics and files from the store. */
final class CatalogService {
    private final Vertx vertx;
    private final CatalogStore store;
    private final Supplier<Library> library;

    CatalogService(Vertx vertx, CatalogStore store, Supplier<Library> library) {
        this.vertx = vertx;
        this.store = store;
        this.library = library;
    }

    Catalog.Status status(Catalog.GetStatus wish) {
        return library.get().status();
    }

    Catalog.Artists artists(Catalog.ListArtists wish) {
        return library.get().list(wish);
    }

    Catalog.Albums albums(Catalog.ListAlbums wish) {
        return library.get().list(wish);
    }

    Catalog.Tracks tracks(Catalog.ListTracks wish) {
        return library.get().list(wish);
    }

    Catalog.Genres genres(Catalog.ListGenres wish) {
        return library.get().list(wish);
    }

    Catalog.ArtistDetail artist(Catalog.GetArtist wish) {
        return library.get().artist(wish);
    }

    Catalog.AlbumDetail album(Catalog.GetAlbum wish) {
        return library.get().album(wish);
    }

    Catalog.Tracks tracksById(Catalog.TrackIds wish) {
        Shelf<Track> tracks = library.get().tracks();
        List<Track> found = wish.ids().stream()
                .map(id -> tracks.find(id.value()))
                .filter(Objects::nonNull)
                .toList();
        return new Catalog.Tracks(found, null, found.size());
    }

    Catalog.Albums albumsById(Catalog.AlbumIds wish) {
        Shelf<Album> albums = library.get().albums();
        List<Album> found = wish.ids().stream()
                .map(id -> albums.find(id.value()))
                .filter(Objects::nonNull)
                .toList();
        return new Catalog.Albums(found, null, found.size());
    }

    Catalog.Artists artistsById(Catalog.ArtistIds wish) {
        Shelf<Artist> artists = library.get().artists();
        List<Artist> found = wish.ids().stream()
                .map(id -> artists.find(id.value()))
                .filter(Objects::nonNull)
                .toList();
        return new Catalog.Artists(found, null, found.size());
    }

    /** Empty lyrics for a track that has none. */
    Future<Catalog.Lyrics> lyrics(Catalog.GetTrack wish) {
        Track track = library.get().track(wish.id().value());
        if (!track.hasLyrics()) {
            return Future.succeededFuture(new Catalog.Lyrics(track.id(), null, null, List.of()));
        }
        return store.lyrics(track.id()).map(text -> LyricsText.parse(track.id(), text == null ? "" : text));
    }

    Future<Catalog.MediaFile> file(Catalog.GetTrack wish) {
        Track track = library.get().track(wish.id().value());
        return store.file(track.id()).compose(stored -> {
            if (stored == null) {
                return Future.failedFuture(Failure.notFound("track " + track.id()));
            }
            return vertx.executeBlocking(() -> reachable(track, stored), false);
        });
    }

    private static Catalog.MediaFile reachable(Track track, CatalogStore.StoredFile stored) {
        String file = SafePath.below(stored.root(), stored.path())
                .orElseThrow(() -> new Failure(
                        Failure.Kind.NOT_FOUND, "the file of track " + track.id() + " is not there right now"))
                .toString();
        return new Catalog.MediaFile(
                track, stored.root(), file, stored.contentHash(), stored.sizeBytes(), stored.modifiedAtMs());
    }
}
