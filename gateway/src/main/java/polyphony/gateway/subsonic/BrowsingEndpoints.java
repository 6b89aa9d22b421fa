package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.subsonic.Library.Slice;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;

/** Artists by letter, and one artist, album or song; and the genres. */
final class BrowsingEndpoints {
    private static final int GENRES_MAX = 20_000;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;
    private final Browsing browsing;

    BrowsingEndpoints(Bus bus, Library library, Lookup lookup, Browsing browsing) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
        this.browsing = browsing;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getArtists", this::artists);
        endpoints.put("getArtist", this::artist);
        endpoints.put("getAlbum", this::album);
        endpoints.put("getSong", this::song);
        endpoints.put("getGenres", this::genres);
    }

    private Future<Document.Part> artists(Request request) {
        return browsing.artists(request.caller())
                .compose(artists -> library.noted(
                        request,
                        artists.stream().map(artist -> artist.id().value()).toList(),
                        shapes -> document -> document.object("artists", all -> {
                            all.field("ignoredArticles", Letters.IGNORED_ARTICLES);
                            index(all, artists, Style.TAGS, shapes);
                        })));
    }

    /** Letters with their artists. */
    static void index(Document document, List<Artist> artists, Style style, Shapes shapes) {
        document.list(
                "index",
                Letters.of(artists).entrySet(),
                (index, letter) ->
                        index.field("name", letter.getKey()).list("artist", letter.getValue(), style.artist(shapes)));
    }

    private Future<Document.Part> artist(Request request) {
        return browsing.artist(request.query().artist("id"), request.caller())
                .compose(known -> library.noted(
                        request,
                        known.ids(),
                        shapes -> document -> document.object("artist", entry -> {
                            shapes.artist(entry, known.artist());
                            entry.list("album", known.albums(), shapes::album);
                        })));
    }

    private Future<Document.Part> album(Request request) {
        return browsing.album(request.query().album("id"), request.caller())
                .compose(known -> library.noted(
                        request,
                        known.ids(),
                        shapes -> document -> document.object("album", entry -> {
                            shapes.album(entry, known.album());
                            entry.list("song", known.tracks(), shapes::song);
                        })));
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
