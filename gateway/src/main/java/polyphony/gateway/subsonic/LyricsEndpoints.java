package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Track;

/** The words of a song, with their times when they have some. */
final class LyricsEndpoints {
    private static final String LANGUAGE_UNKNOWN = "und";
    private static final int WORDS_LENGTH_MAX = 500;
    /** Songs of one name that are looked at. */
    private static final int CANDIDATES = 20;

    private final Bus bus;
    private final Lookup lookup;

    LyricsEndpoints(Bus bus, Lookup lookup) {
        this.bus = bus;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getLyricsBySongId", this::bySongId);
        endpoints.put("getLyrics", this::byName);
    }

    /** The old way: an artist and a title, of which the library may have several songs or none. */
    private Future<Document.Part> byName(Request request) {
        String artist = request.query().text("artist");
        String title = request.query().text("title");
        if (title == null) {
            return Future.succeededFuture(LyricsEndpoints::noWords);
        }
        String words = Query.start(artist == null ? title : title + " " + artist, WORDS_LENGTH_MAX);
        if (words.isBlank()) {
            return Future.succeededFuture(LyricsEndpoints::noWords);
        }
        return bus.ask(Search.QUERY, new Search.Query(words, 0, 0, 0, 0, 0, CANDIDATES), request.caller())
                .compose(hits -> lookup.tracks(hits.tracks(), request.caller()))
                .compose(tracks -> tracks.stream()
                        .filter(track -> track.hasLyrics() && isNamed(track, artist, title))
                        .findFirst()
                        .map(track -> words(track, request))
                        .orElseGet(() -> Future.succeededFuture(LyricsEndpoints::noWords)));
    }

    private static void noWords(Document document) {
        document.object("lyrics", lyrics -> lyrics.value(""));
    }

    private static boolean isNamed(Track track, String artist, String title) {
        return track.title().equalsIgnoreCase(title)
                && (artist == null
                        || track.displayArtist().equalsIgnoreCase(artist)
                        || track.artists().stream().anyMatch(one -> one.name().equalsIgnoreCase(artist)));
    }

    private Future<Document.Part> words(Track track, Request request) {
        return bus.ask(Catalog.LYRICS, new Catalog.GetTrack(track.id()), request.caller())
                .map(lyrics -> document -> document.object(
                        "lyrics",
                        entry -> entry.field("artist", track.displayArtist())
                                .field("title", track.title())
                                .value(plain(lyrics))));
    }

    private static String plain(Catalog.Lyrics lyrics) {
        return lyrics.plain() != null
                ? lyrics.plain()
                : lyrics.lines().stream().map(Catalog.Lyrics.Line::text).collect(Collectors.joining("\n"));
    }

    private Future<Document.Part> bySongId(Request request) {
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
                .field("lang", lyrics.language() == null ? LANGUAGE_UNKNOWN : lyrics.language())
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
