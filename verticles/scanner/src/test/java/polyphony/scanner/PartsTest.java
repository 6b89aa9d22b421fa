package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.scanner.tags.Credit;
import polyphony.scanner.tags.Sound;
import polyphony.scanner.tags.Tags;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.CatalogImport.FolderPart;
import polyphony.shared.contract.CatalogImport.Gone;
import polyphony.shared.contract.ScannedTrack;

/** Whatever the tags hold, what is sent fits the bus. */
class PartsTest {
    private static ScannedTrack track(String lyrics, String word, int values) {
        var words = Collections.nCopies(values, word);
        var credit = new Credit(Credit.Role.PERFORMER, word, word);
        var tags = new Tags(
                word,
                word,
                words,
                List.of(),
                word,
                words,
                List.of(),
                String.join(" & ", words),
                word,
                word,
                false,
                new Tags.Place(1, 2),
                new Tags.Place(1, 2),
                word,
                "1999",
                "1999",
                "1999",
                List.of(word),
                List.of(credit),
                List.of(word),
                List.of(word),
                new Tags.MusicBrainz(null, null, null, null, List.of(), List.of()),
                new Tags.Gain(1.0, null, null, null),
                null,
                null,
                120,
                List.of(word),
                new Sound("mp3", 1, 2, 3, 4, 0),
                false);
        var folder = new DiskFolder("A", "1:x", List.of(), List.of(), List.of());
        var names = new PathNames(null, null, null, null, null, word);
        var read = new ReadFile(folder, new DiskFile("a.mp3", 1, 2), tags, names, "hash", lyrics);
        return TrackFacts.of(read, AlbumFacts.of(List.of(read)), null);
    }

    private static int bytes(List<ScannedTrack> part) {
        return Wire.encodeBytes(new FolderPart("scan", "/music", "A", true, true, "1:x", part)).length;
    }

    @Test
    void ordinary_tracks_go_forty_at_a_time() {
        var parts = Import.parts(Collections.nCopies(90, track(null, "word", 1)));

        assertEquals(List.of(40, 40, 10), parts.stream().map(List::size).toList());
    }

    @Test
    void long_lyrics_go_in_small_parts() {
        var parts = Import.parts(Collections.nCopies(40, track("歌".repeat(10_000), "word", 1)));

        assertTrue(parts.stream().allMatch(part -> bytes(part) <= Wire.BODY_BYTES_MAX));
        assertEquals(40, parts.stream().mapToInt(List::size).sum());
    }

    @Test
    void the_longest_tags_that_are_read_fit() {
        // About all that a file may say goes into its artists, who are told four times.
        var parts = Import.parts(Collections.nCopies(5, track("歌".repeat(10_000), "長".repeat(390), 20)));

        for (var part : parts) {
            assertTrue(bytes(part) <= Wire.BODY_BYTES_MAX, part.size() + " tracks have " + bytes(part) + " bytes");
        }
    }

    @Test
    void many_long_paths_go_in_several_pages() {
        var pages = BusLibrary.pages(Collections.nCopies(300, "長".repeat(1_000)));

        assertEquals(300, pages.stream().mapToInt(List::size).sum());
        for (var page : pages) {
            assertTrue(Wire.encodeBytes(new Gone("/music", page)).length <= Wire.BODY_BYTES_MAX);
        }
    }
}
