package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

/** Artists, albums, songs and genres, one at a time or by letter. */
final class BrowsingEndpoints {
    /** Articles that catalog leaves out of the names it sorts by. */
    private static final String IGNORED_ARTICLES = "The A An Der Die Das El La Los Las Le Les Il";

    private static final int ALBUM_TRACKS_MAX = 2_000;
    private static final String NO_LETTER = "#";

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
        endpoints.put("getLyricsBySongId", this::lyrics);
    }

    private Future<Document.Part> artists(Request request) {
        return everyArtist(request.caller())
                .compose(artists -> library.noted(
                        request,
                        artists.stream().map(artist -> artist.id().value()).toList(),
                        shapes -> document -> document.object(
                                "artists",
                                all -> all.field("ignoredArticles", IGNORED_ARTICLES)
                                        .list(
                                                "index",
                                                byLetter(artists).entrySet(),
                                                (index, letter) -> index.field("name", letter.getKey())
                                                        .list("artist", letter.getValue(), shapes::artist)))));
    }

    private Future<List<Artist>> everyArtist(Caller caller) {
        return bus.ask(Catalog.ARTISTS, byName(Page.first(Page.LIMIT_MAX)), caller)
                .compose(first -> library.stretch(
                                first.artists().size(),
                                Math.max(0, first.total() - first.artists().size()),
                                page -> bus.ask(Catalog.ARTISTS, byName(page), caller)
                                        .map(Catalog.Artists::artists))
                        .map(rest -> {
                            List<Artist> all = new ArrayList<>(first.artists());
                            all.addAll(rest);
                            return all;
                        }));
    }

    private static Catalog.ListArtists byName(Page page) {
        return new Catalog.ListArtists(Catalog.ArtistOrder.NAME, false, true, null, page);
    }

    private static Map<String, List<Artist>> byLetter(List<Artist> artists) {
        Map<String, List<Artist>> letters = new TreeMap<>();
        for (Artist artist : artists) {
            letters.computeIfAbsent(letter(artist), letter -> new ArrayList<>()).add(artist);
        }
        return letters;
    }

    private static String letter(Artist artist) {
        String name = java.text.Normalizer.normalize(artist.sortName(), java.text.Normalizer.Form.NFD);
        for (String article : IGNORED_ARTICLES.split(" ", -1)) {
            if (name.regionMatches(true, 0, article + " ", 0, article.length() + 1)) {
                name = name.substring(article.length() + 1);
                break;
            }
        }
        if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
            return NO_LETTER;
        }
        return Character.toString(name.codePointAt(0)).toUpperCase(Locale.ROOT);
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
            return page.next() == null || all.size() > ALBUM_TRACKS_MAX
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
        Page first = Page.first(Page.LIMIT_MAX);
        return bus.ask(Catalog.GENRES, new Catalog.ListGenres(first), request.caller())
                .compose(page -> library.stretch(
                                page.genres().size(),
                                Math.max(0, page.total() - page.genres().size()),
                                more -> bus.ask(Catalog.GENRES, new Catalog.ListGenres(more), request.caller())
                                        .map(Catalog.Genres::genres))
                        .map(rest -> {
                            List<Catalog.Genre> all = new ArrayList<>(page.genres());
                            all.addAll(rest);
                            return document -> document.object(
                                    "genres",
                                    genres -> genres.list(
                                            "genre",
                                            all,
                                            (genre, known) -> genre.field("songCount", known.trackCount())
                                                    .field("albumCount", known.albumCount())
                                                    .value(known.name())));
                        }));
    }

    private Future<Document.Part> lyrics(Request request) {
        var id = request.query().track("id");
        return lookup.track(id, request.caller())
                .compose(track -> bus.ask(Catalog.LYRICS, new Catalog.GetTrack(id), request.caller())
                        .map(lyrics -> document -> document.object(
                                "lyricsList",
                                list -> list.list(
                                        "structuredLyrics",
                                        lyrics.plain() == null && lyrics.lines().isEmpty()
                                                ? List.<Catalog.Lyrics>of()
                                                : List.of(lyrics),
                                        (entry, known) -> words(entry, track, known)))));
    }

    private static void words(Document entry, Track track, Catalog.Lyrics lyrics) {
        boolean synced = !lyrics.lines().isEmpty();
        entry.field("displayArtist", track.displayArtist())
                .field("displayTitle", track.title())
                .field("lang", lyrics.language() == null ? "und" : lyrics.language())
                .field("synced", synced);
        if (synced) {
            entry.list(
                    "line",
                    lyrics.lines(),
                    (line, words) -> line.field("start", words.startMs()).value(words.text()));
        } else {
            entry.list("line", lyrics.plain().lines().toList(), Document::value);
        }
    }
}
