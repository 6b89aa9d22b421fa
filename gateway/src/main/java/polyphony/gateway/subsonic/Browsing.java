package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import polyphony.gateway.subsonic.Library.Slice;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

/** Artists, albums and songs below each other, each with all that belongs to it. */
final class Browsing {
    private static final int ARTISTS_MAX = 200_000;
    private static final int ARTIST_ALBUMS_MAX = 2_000;
    private static final int ALBUM_TRACKS_MAX = 2_000;

    record Discography(Artist artist, List<Album> albums) {
        /** Of the artist and the albums. */
        List<String> ids() {
            List<String> ids = new ArrayList<>(List.of(artist.id().value()));
            albums.forEach(album -> ids.add(album.id().value()));
            return ids;
        }
    }

    record Contents(Album album, List<Track> tracks) {
        /** Of the album and the tracks. */
        List<String> ids() {
            List<String> ids = new ArrayList<>(List.of(album.id().value()));
            tracks.forEach(track -> ids.add(track.id().value()));
            return ids;
        }
    }

    private final Bus bus;
    private final Library library;

    Browsing(Bus bus, Library library) {
        this.bus = bus;
        this.library = library;
    }

    /** Everyone with an album, by name. */
    Future<List<Artist>> artists(Caller caller) {
        return library.whole(
                Page.LIMIT_MAX,
                ARTISTS_MAX,
                (from, limit) -> bus.ask(
                                Catalog.ARTISTS,
                                new Catalog.ListArtists(
                                        Catalog.ArtistOrder.NAME, false, true, null, Page.at(from, limit)),
                                caller)
                        .map(page -> new Slice<>(page.artists(), page.total())));
    }

    /** NOT_FOUND. */
    Future<Discography> artist(ArtistId id, Caller caller) {
        return bus.ask(Catalog.ARTIST, new Catalog.GetArtist(id), caller)
                .compose(detail -> albums(id, detail.next(), new ArrayList<>(detail.albums()), caller)
                        .map(albums -> new Discography(detail.artist(), albums)));
    }

    private Future<List<Album>> albums(ArtistId artist, String next, List<Album> known, Caller caller) {
        if (next == null || known.size() >= ARTIST_ALBUMS_MAX) {
            return Future.succeededFuture(known);
        }
        var wish = new Catalog.ListAlbums(
                Catalog.AlbumOrder.YEAR, false, null, artist, null, null, null, 0, new Page(next, 0, Page.LIMIT_MAX));
        return bus.ask(Catalog.ALBUMS, wish, caller).compose(page -> {
            known.addAll(page.albums());
            return albums(artist, page.next(), known, caller);
        });
    }

    /** NOT_FOUND. */
    Future<Contents> album(AlbumId id, Caller caller) {
        return bus.ask(Catalog.ALBUM, new Catalog.GetAlbum(id), caller)
                .compose(detail -> tracks(id, detail.next(), new ArrayList<>(detail.tracks()), caller)
                        .map(tracks -> new Contents(detail.album(), tracks)));
    }

    private Future<List<Track>> tracks(AlbumId album, String next, List<Track> known, Caller caller) {
        if (next == null || known.size() >= ALBUM_TRACKS_MAX) {
            return Future.succeededFuture(known);
        }
        var wish = new Catalog.ListTracks(
                Catalog.TrackOrder.ALBUM, false, null, null, album, null, null, 0, new Page(next, 0, Page.LIMIT_MAX));
        return bus.ask(Catalog.TRACKS, wish, caller).compose(page -> {
            known.addAll(page.tracks());
            return tracks(album, page.next(), known, caller);
        });
    }
}
