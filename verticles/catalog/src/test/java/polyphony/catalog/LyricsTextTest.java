package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Catalog.Lyrics;
import polyphony.shared.contract.Catalog.Lyrics.Line;
import polyphony.shared.contract.TrackId;

class LyricsTextTest {
    private static final TrackId TRACK = new TrackId("tr-1");

    @Test
    void plain_words_stay_as_they_are() {
        Lyrics lyrics = LyricsText.parse(TRACK, "One [live] line\r\n\r\nAnother\n");

        assertEquals("One [live] line\n\nAnother", lyrics.plain());
        assertEquals(List.of(), lyrics.lines());
    }

    @Test
    void lrc_gives_lines_with_their_times_in_order() {
        Lyrics lyrics = LyricsText.parse(
                TRACK,
                "[ar:Ann]\n[la:en]\n[01:02.5]Later\n[00:01.25][02:00]Twice\n[00:03:04] <00:03.10>By <00:03.90>word");

        assertEquals("en", lyrics.language());
        assertEquals(
                List.of(
                        new Line(1_250, "Twice"),
                        new Line(3_040, "By word"),
                        new Line(62_500, "Later"),
                        new Line(120_000, "Twice")),
                lyrics.lines());
        assertEquals("Twice\nBy word\nLater\nTwice", lyrics.plain());
    }

    @Test
    void an_offset_moves_the_lines_but_none_before_the_start() {
        Lyrics lyrics = LyricsText.parse(TRACK, "[offset:+500]\n[00:00.20]a\n[00:01.00]b");

        assertEquals(List.of(new Line(0, "a"), new Line(500, "b")), lyrics.lines());
    }

    @Test
    void nothing_but_headers_means_no_words() {
        Lyrics lyrics = LyricsText.parse(TRACK, "[ar:Ann]\n[offset:x]\n");

        assertNull(lyrics.plain());
        assertTrue(lyrics.lines().isEmpty());
    }
}
