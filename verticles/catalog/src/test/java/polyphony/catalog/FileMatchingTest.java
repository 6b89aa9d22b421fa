package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static polyphony.catalog.Samples.file;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.TrackId;

class FileMatchingTest {
    private static final TrackId NEW = new TrackId("tr-new");

    @Test
    void an_unknown_file_is_a_new_track() {
        assertEquals(List.of("tr-new"), match(List.of(file("a")), List.of()));
    }

    @Test
    void a_file_that_was_written_anew_stays_what_it_was() {
        assertEquals(List.of("tr-1"), match(List.of(file("a").content("h2")), List.of(live("tr-1", "a", "h1"))));
    }

    @Test
    void a_file_that_was_moved_keeps_its_id() {
        assertEquals(List.of("tr-1"), match(List.of(file("b").content("h1")), List.of(gone("tr-1", null, "h1"))));
    }

    @Test
    void one_lost_track_comes_back_once() {
        assertEquals(
                List.of("tr-1", "tr-new"),
                match(List.of(file("a").content("h1"), file("b").content("h1")), List.of(gone("tr-1", null, "h1"))));
    }

    @Test
    void files_that_are_renumbered_keep_their_ids() {
        assertEquals(
                List.of("tr-1", "tr-2", "tr-new"),
                match(
                        List.of(
                                file("02").content("h1"),
                                file("03").content("h2"),
                                file("01").content("h0")),
                        List.of(live("tr-1", "01", "h1"), live("tr-2", "02", "h2"))));
    }

    @Test
    void what_comes_back_at_its_place_is_what_it_was_although_another_has_its_content() {
        assertEquals(
                List.of("tr-2"),
                match(List.of(file("a").content("h1")), List.of(gone("tr-1", null, "h1"), gone("tr-2", "a", "h1"))));
    }

    @Test
    void a_copy_of_a_file_that_is_there_is_a_new_track() {
        assertEquals(
                List.of("tr-1", "tr-new"),
                match(List.of(file("a").content("h1"), file("b").content("h1")), List.of(live("tr-1", "a", "h1"))));
    }

    private static List<String> match(List<Samples> files, List<FileMatching.Known> known) {
        var scanned = files.stream().map(file -> ScannedFile.of(file.scanned())).toList();
        return FileMatching.match(scanned, known, () -> NEW).stream()
                .flatMap(match -> Stream.of(match.id().value()))
                .toList();
    }

    private static FileMatching.Known live(String id, String name, String content) {
        return new FileMatching.Known(new TrackId(id), name, content, false, 0, "al-1", List.of());
    }

    private static FileMatching.Known gone(String id, String name, String content) {
        return new FileMatching.Known(new TrackId(id), name, content, true, 0, "al-1", List.of());
    }
}
