package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static polyphony.playlists.House.done;
import static polyphony.playlists.House.refused;
import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.as;
import static polyphony.playlists.Samples.entries;

import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure.Kind;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Playlists.Playlist;

class PlaylistServiceTest {
    private final House house = new House();
    private final PlaylistService lists = house.lists;

    @Test
    void the_same_request_makes_one_list() {
        Playlist first = house.create("Mix", "r1");
        Playlist again = house.create("Mix", "r1");

        assertEquals(first, again);
        assertEquals(1, house.page(ANN, Page.first(10)).total());
    }

    @Test
    void there_is_a_limit_on_lists() {
        house.create("1", null);
        house.create("2", null);
        house.create("3", null);

        assertEquals(
                Kind.CONFLICT,
                refused(() -> lists.create(new Playlists.Create("4", null, false, List.of(), null), as(ANN)))
                        .kind());
    }

    @Test
    void tracks_are_added_moved_and_removed() {
        Playlist mine = house.create("Mix", null);

        done(lists.add(new Playlists.AddTracks(mine.id(), entries("c", "a"), 1), as(ANN)));
        assertEquals(List.of("a", "c", "a", "b"), house.tracks(mine));
        done(lists.move(new Playlists.MoveTrack(mine.id(), 0, 3, 2L), as(ANN)));
        assertEquals(List.of("c", "a", "b", "a"), house.tracks(mine));
        Playlist last = done(lists.remove(new Playlists.RemoveTracks(mine.id(), List.of(1, 3), 3L), as(ANN)));

        assertEquals(List.of("c", "b"), house.tracks(mine));
        assertEquals(4, last.version());
        assertEquals(2, last.trackCount());
    }

    @Test
    void a_change_of_what_is_no_more_is_a_conflict() {
        Playlist mine = house.create("Mix", null);
        done(lists.add(new Playlists.AddTracks(mine.id(), entries("c"), null), as(ANN)));

        assertEquals(
                Kind.CONFLICT,
                refused(() -> lists.move(new Playlists.MoveTrack(mine.id(), 0, 1, 1L), as(ANN)))
                        .kind());
        assertEquals(
                Kind.CONFLICT,
                refused(() -> lists.remove(new Playlists.RemoveTracks(mine.id(), List.of(0), 1L), as(ANN)))
                        .kind());
    }

    @Test
    void what_changes_nothing_is_no_new_version() {
        Playlist mine = house.create("Mix", null);
        house.told.clear();

        done(lists.replace(new Playlists.Replace(mine.id(), entries("a", "b")), as(ANN)));
        Playlist same = done(lists.update(new Playlists.Update(mine.id(), "Mix", null), as(ANN)));

        assertEquals(mine, same);
        assertEquals(List.of(), house.told);
    }

    @Test
    void names_and_comments_change_apart() {
        Playlist mine = house.create("Mix", null);

        assertEquals(
                "said",
                done(lists.update(new Playlists.Update(mine.id(), null, "said"), as(ANN)))
                        .comment());
        Playlist renamed = done(lists.update(new Playlists.Update(mine.id(), "Other", null), as(ANN)));
        assertEquals("Other said", renamed.name() + " " + renamed.comment());
        assertNull(done(lists.update(new Playlists.Update(mine.id(), null, ""), as(ANN)))
                .comment());
    }

    @Test
    void lists_come_by_name_page_by_page() {
        house.create("b", null);
        house.create("A", null);
        house.create("c", null);

        Playlists.PlaylistPage first = house.page(ANN, Page.first(2));
        Playlists.PlaylistPage last = house.page(ANN, new Page(first.next(), 0, 2));

        assertEquals(List.of("A", "b"), names(first));
        assertEquals(List.of("c"), names(last));
        assertNull(last.next());
        assertEquals(List.of("b"), names(house.page(ANN, Page.at(1, 1))));
        assertEquals(
                Kind.INVALID,
                refused(() -> lists.list(new Playlists.ListMine(new Page("?", 0, 2)), as(ANN)))
                        .kind());
    }

    private static List<String> names(Playlists.PlaylistPage page) {
        return page.playlists().stream().map(Playlist::name).toList();
    }
}
