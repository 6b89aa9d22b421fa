package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static polyphony.catalog.Samples.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.AlbumOrder;
import polyphony.shared.contract.Catalog.TrackOrder;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

class LibraryPagesTest {
    private final Library library = Shelves.of(
            file("a1").by("The Beatles").on("Abbey Road").year(1969).genres("Rock"),
            file("a2")
                    .by("The Beatles")
                    .on("Abbey Road")
                    .year(1969)
                    .genres("rock", "Pop")
                    .number(1, 2),
            file("b1").by("Björk").on("Début").year(1993).genres("Electronic"),
            file("c1").by("Zoë").on("A Zebra").year(null).genres(new String[0]),
            file("d1").by("Abba").on("Émigré").year(1980).genres("Pop"));

    @Test
    void a_shuffle_is_the_same_for_the_same_seed_and_has_everything_once() {
        List<String> first = shuffled(library, 1);

        assertEquals(first, shuffled(library, 1));
        assertEquals(List.of("A Zebra", "Abbey Road", "Début", "Émigré"), sorted(first));
        assertNotEquals(
                IntStream.range(0, 10).mapToObj(seed -> first).toList(),
                IntStream.range(0, 10).mapToObj(seed -> shuffled(library, seed)).toList());
    }

    @Test
    void a_shuffle_goes_on_from_its_cursor_whatever_comes_and_goes() {
        Library before = Shelves.of(numbered(0, 30));
        Library after = Shelves.of(numbered(5, 35));
        List<String> seen = new ArrayList<>();

        Catalog.Tracks page = before.list(tracks(TrackOrder.RANDOM, null, Page.first(10)));
        page.tracks().forEach(track -> seen.add(track.title()));
        while (page.next() != null) {
            page = after.list(tracks(TrackOrder.RANDOM, null, new Page(page.next(), 0, 10)));
            page.tracks().forEach(track -> seen.add(track.title()));
        }

        assertEquals(seen.size(), seen.stream().distinct().count());
        IntStream.range(5, 30).forEach(i -> assertEquals(true, seen.contains("n" + i), "n" + i));
    }

    @Test
    void pages_by_cursor_neither_repeat_nor_skip_when_entries_come_and_go() {
        Library before = Shelves.of(file("a"), file("c"), file("e"), file("g"));
        Library after = Shelves.of(file("b"), file("d"), file("e"), file("f"), file("g"));

        Catalog.Tracks first = before.list(tracks(TrackOrder.TITLE, null, Page.first(2)));
        Catalog.Tracks second = after.list(tracks(TrackOrder.TITLE, null, new Page(first.next(), 0, 10)));

        assertEquals(
                List.of("a", "c"), first.tracks().stream().map(Track::title).toList());
        assertEquals(
                List.of("d", "e", "f", "g"),
                second.tracks().stream().map(Track::title).toList());
        assertNull(second.next());
    }

    @Test
    void descending_pages_and_offsets_meet_the_same_entries() {
        List<String> byCursor = new ArrayList<>();
        Page page = Page.first(1);
        Catalog.Albums albums;
        do {
            albums = library.list(albums(AlbumOrder.TITLE, true, page));
            albums.albums().forEach(album -> byCursor.add(album.title()));
            page = new Page(albums.next(), 0, 1);
        } while (albums.next() != null);
        List<String> byOffset = IntStream.range(0, 4)
                .mapToObj(i -> library.list(albums(AlbumOrder.TITLE, true, Page.at(i, 1)))
                        .albums()
                        .get(0)
                        .title())
                .toList();

        assertEquals(List.of("A Zebra", "Émigré", "Début", "Abbey Road"), byCursor);
        assertEquals(byCursor, byOffset);
        assertEquals(
                List.of(),
                library.list(albums(AlbumOrder.TITLE, true, Page.at(4, 1))).albums());
    }

    @Test
    void a_cursor_of_another_order_and_nonsense_are_refused() {
        String cursor =
                library.list(albums(AlbumOrder.TITLE, false, Page.first(1))).next();

        assertThrows(Failure.class, () -> library.list(albums(AlbumOrder.YEAR, false, new Page(cursor, 0, 1))));
        assertThrows(Failure.class, () -> library.list(albums(AlbumOrder.YEAR, false, new Page("?!", 0, 1))));
        assertThrows(
                Failure.class, () -> library.list(albums(AlbumOrder.RANDOM, false, new Page("UkFORE9NCng", 0, 1))));
    }

    @Test
    void a_page_of_genres_goes_on_from_its_cursor() {
        Catalog.Genres first = library.list(new Catalog.ListGenres(Page.first(2)));
        Catalog.Genres rest = library.list(new Catalog.ListGenres(new Page(first.next(), 0, 2)));

        assertEquals(
                List.of("Rock"), rest.genres().stream().map(Catalog.Genre::name).toList());
        assertNull(rest.next());
    }

    private static Samples[] numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> file("n" + i).number(1, i + 1))
                .toArray(Samples[]::new);
    }

    private static List<String> shuffled(Library of, long seed) {
        var wish = new Catalog.ListAlbums(AlbumOrder.RANDOM, false, null, null, null, null, null, seed, Page.first(10));
        return of.list(wish).albums().stream().map(Album::title).toList();
    }

    private static Catalog.ListAlbums albums(AlbumOrder order, boolean descending, Page page) {
        return new Catalog.ListAlbums(order, descending, null, null, null, null, null, 0, page);
    }

    private static Catalog.ListTracks tracks(TrackOrder order, String genre, Page page) {
        return new Catalog.ListTracks(order, false, genre, null, null, null, null, 3, page);
    }

    private static List<String> sorted(List<String> list) {
        return list.stream().sorted().toList();
    }
}
