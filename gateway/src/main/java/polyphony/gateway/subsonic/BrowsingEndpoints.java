package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.subsonic.Library.Slice;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

/** Artists by letter, and one artist, album or song; and the genres. */
final class BrowsingEndpoints {
    private static final int ALBUM_TRACKS_MAX = 2_000;
    private static final int ARTIST_ALBUMS_MAX = 2_000;
    private static final int ARTISTS_MAX = 200_000;
    private static final int GENRES_MAX = 20_000;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;

    BrowsingEndpoints(Bus bus, Library library, Lookup lookup) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getArtists", this::artists);
        endpoints.put("getArtist", this::artist);
        endpoints.put("getAlbum", this::album);
        endpoints.put("getSong", this::song);
        endpoints.put("getGenres", this::genres);
    }

    private Future<Document.Part> artists(Request request) {
        return everyArtist(request.caller())
                .compose(artists -> library.noted(
                        request,
                        artists.stream().map(artist -> artist.id().value()).toList(),
                        shapes -> document -> document.object(
                                "artists",
                                all -> all.field("ignoredArticles", Letters.IGNORED_ARTICLES)
                                        .list(
                                                "index",
                                                Letters.of(artists).entrySet(),
                                                (index, letter) -> index.field("name", letter.getKey())
                                                        .list("artist", letter.getValue(), shapes::artist)))));
    }

    private Future<List<Artist>> everyArtist(Caller caller) {
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

    private Future<Document.Part> artist(Request request) {
        var id = request.query().artist("id");
        return bus.ask(Catalog.ARTIST, new Catalog.GetArtist(id), request.caller())
                .compose(detail -> more(detail, request.caller())
                        .compose(albums -> library.noted(
                                request,
                                ids(detail.artist(), albums),
                                shapes -> document -> document.object("artist", entry -> {
                                    shapes.artist(entry, detail.artist());
                                    entry.list("album", albums, shapes::album);
                                }))));
    }

    /** All albums: the detail has the first of them. */
    private Future<List<Album>> more(Catalog.ArtistDetail detail, Caller caller) {
        if (detail.next() == null) {
            return Future.succeededFuture(detail.albums());
        }
        return rest(detail, detail.next(), new ArrayList<>(detail.albums()), caller);
    }

    private Future<List<Album>> rest(Catalog.ArtistDetail detail, String next, List<Album> all, Caller caller) {
        var wish = new Catalog.ListAlbums(
                Catalog.AlbumOrder.YEAR,
                false,
                null,
                detail.artist().id(),
                null,
                null,
                null,
                0,
                new Page(next, 0, Page.LIMIT_MAX));
        return bus.ask(Catalog.ALBUMS, wish, caller).compose(page -> {
            all.addAll(page.albums());
            return page.next() == null || all.size() >= ARTIST_ALBUMS_MAX
                    ? Future.succeededFuture(all)
                    : rest(detail, page.next(), all, caller);
        });
    }

    private static List<String> ids(Artist artist, List<Album> albums) {
        List<String> ids = new ArrayList<>(List.of(artist.id().value()));
        albums.forEach(album -> ids.add(album.id().value()));
        return ids;
    }

    private Future<Document.Part> album(Request request) {
        var id = request.query().album("id");
        return bus.ask(Catalog.ALBUM, new Catalog.GetAlbum(id), request.caller())
                .compose(detail -> tracks(detail, request.caller())
                        .compose(tracks -> library.noted(
                                request,
                                ids(detail.album(), tracks),
                                shapes -> document -> document.object("album", entry -> {
                                    shapes.album(entry, detail.album());
                                    entry.list("song", tracks, shapes::song);
                                }))));
    }

    private Future<List<Track>> tracks(Catalog.AlbumDetail detail, Caller caller) {
        if (detail.next() == null) {
            return Future.succeededFuture(detail.tracks());
        }
        int known = detail.tracks().size();
        int left = Math.min(detail.album().trackCount(), ALBUM_TRACKS_MAX) - known;
        return library.stretch(
                        known,
                        Math.max(0, left),
                        page -> bus.ask(
                                        Catalog.TRACKS,
                                        new Catalog.ListTracks(
                                                Catalog.TrackOrder.ALBUM,
                                                false,
                                                null,
                                                null,
                                                detail.album().id(),
                                                null,
                                                null,
                                                0,
                                                page),
                                        caller)
                                .map(Catalog.Tracks::tracks))
                .map(rest -> {
                    List<Track> all = new ArrayList<>(detail.tracks());
                    all.addAll(rest);
                    return all;
                });
    }

    private static List<String> ids(Album album, List<Track> tracks) {
        List<String> ids = new ArrayList<>(List.of(album.id().value()));
        tracks.forEach(track -> ids.add(track.id().value()));
        return ids;
    }

    private Future<Document.Part> song(Request request) {
        return lookup.track(request.query().track("id"), request.caller())
                .compose(track -> library.noted(
                        request,
                        List.of(track.id().value()),
                        shapes -> document -> document.object("song", entry -> shapes.song(entry, track))));
    }

    private Future<Document.Part> genres(Request request) {
        return library.whole(
                        Page.LIMIT_MAX,
                        GENRES_MAX,
                        (from, limit) -> bus.ask(
                                        Catalog.GENRES, new Catalog.ListGenres(Page.at(from, limit)), request.caller())
                                .map(page -> new Slice<>(page.genres(), page.total())))
                .map(all -> document -> document.object(
                        "genres",
                        genres -> genres.list(
                                "genre",
                                all,
                                (genre, known) -> genre.field("songCount", known.trackCount())
                                        .field("albumCount", known.albumCount())
                                        .value(known.name()))));
    }
}
