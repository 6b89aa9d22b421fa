package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Track;

/** The words of a song, with their times when they have some. */
final class LyricsEndpoints {
    private static final String LANGUAGE_UNKNOWN = "und";

    private final Bus bus;
    private final Lookup lookup;

    LyricsEndpoints(Bus bus, Lookup lookup) {
        this.bus = bus;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getLyricsBySongId", this::bySongId);
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
