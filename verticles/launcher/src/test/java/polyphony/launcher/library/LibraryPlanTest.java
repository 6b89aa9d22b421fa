package polyphony.launcher.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryPlanTest {
    private static final int TRACKS = 5_000;

    private final List<PlannedAlbum> albums = new LibraryPlan(1).albums(TRACKS);

    @Test
    void it_has_exactly_the_wished_number_of_tracks() {
        assertEquals(
                TRACKS, albums.stream().mapToInt(album -> album.tracks().size()).sum());
    }

    @Test
    void a_seed_gives_the_same_library_every_time() {
        assertEquals(albums, new LibraryPlan(1).albums(TRACKS));
    }

    @Test
    void about_a_tenth_of_the_albums_are_compilations_and_some_have_two_discs() {
        var compilations = albums.stream()
                .filter(album -> album.tracks().get(0).compilation())
                .count();
        assertTrue(
                compilations > albums.size() / 15 && compilations < albums.size() / 6, compilations + " compilations");
        assertTrue(albums.stream().anyMatch(album -> album.discs() == 2));
    }

    @Test
    void no_two_albums_share_a_folder() {
        assertEquals(
                albums.size(),
                albums.stream().map(PlannedAlbum::folder).distinct().count());
    }

    @Test
    void every_format_is_there() {
        assertEquals(
                List.of(Format.values()),
                albums.stream().map(PlannedAlbum::format).distinct().sorted().toList());
    }
}
