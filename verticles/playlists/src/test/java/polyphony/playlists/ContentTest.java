package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static polyphony.playlists.Samples.entries;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Playlists;

class ContentTest {
    private final Content abcd = new Content(entries("a", "b", "c", "d"));

    @Test
    void tracks_are_added_where_they_are_wished_and_may_be_there_twice() {
        assertEquals("abcdxa", order(abcd.with(entries("x", "a"), null)));
        assertEquals("xabcd", order(abcd.with(entries("x"), 0)));
        assertEquals("abxcd", order(abcd.with(entries("x"), 2)));
        assertEquals("abcdx", order(abcd.with(entries("x"), 4)));
        assertThrows(Failure.class, () -> abcd.with(entries("x"), 5));
    }

    @Test
    void a_list_has_a_largest_size() {
        var full = new Content(Collections.nCopies(Playlists.TRACKS_MAX, Samples.entry("a")));

        Failure refused = assertThrows(Failure.class, () -> full.with(entries("x"), null));
        assertEquals("entries must leave the list at 10000 tracks at most", refused.getMessage());
    }

    @Test
    void positions_are_those_before_the_change() {
        assertEquals("bd", order(abcd.without(List.of(0, 2, 0))));
        assertThrows(Failure.class, () -> abcd.without(List.of(4)));
        assertThrows(Failure.class, () -> Content.EMPTY.without(List.of(0)));
    }

    @Test
    void a_moved_track_stands_where_it_was_wished() {
        assertEquals("bcad", order(abcd.moved(0, 2)));
        assertEquals("dabc", order(abcd.moved(3, 0)));
        assertEquals("bcda", order(abcd.moved(0, 3)));
        assertEquals("abcd", order(abcd.moved(1, 1)));
        assertThrows(Failure.class, () -> abcd.moved(0, 4));
        assertThrows(Failure.class, () -> abcd.moved(4, 0));
    }

    @Test
    void the_length_is_that_of_all_entries() {
        assertEquals(4_000, abcd.durationMs());
    }

    private static String order(Content content) {
        return content.entries().stream()
                .map(entry -> entry.track().value().substring(3))
                .collect(Collectors.joining());
    }
}
