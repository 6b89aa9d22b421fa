package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static polyphony.catalog.Samples.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.AlbumOrder;
import polyphony.shared.contract.Catalog.ArtistOrder;
import polyphony.shared.contract.Catalog.TrackOrder;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;

class LibraryTest {
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
    void artists_are_in_order_of_names_without_articles_accents_and_case() {
        assertEquals(List.of("Abba", "The Beatles", "Björk", "Zoë"), artistNames(ArtistOrder.NAME, null));
    }

    @Test
    void albums_are_in_every_order() {
        assertEquals(List.of("Abbey Road", "Début", "Émigré", "A Zebra"), titles(AlbumOrder.TITLE, false));
        assertEquals(List.of("Émigré", "Abbey Road", "Début", "A Zebra"), titles(AlbumOrder.ARTIST, false));
        assertEquals(List.of("A Zebra", "Abbey Road", "Émigré", "Début"), titles(AlbumOrder.YEAR, false));
        assertEquals(List.of("Émigré", "A Zebra", "Début", "Abbey Road"), titles(AlbumOrder.ADDED, true));
        List<String> byId = titles(AlbumOrder.ID, false);
        assertEquals(4, byId.size());
        assertEquals(reversed(byId), titles(AlbumOrder.ID, true));
    }

    @Test
    void genres_are_filtered_and_counted_without_case() {
        assertEquals(
                List.of("Electronic 1 1", "Pop 2 2", "Rock 1 2"),
                library.list(new Catalog.ListGenres(Page.first(10))).genres().stream()
                        .map(genre -> genre.name() + ' ' + genre.albumCount() + ' ' + genre.trackCount())
                        .toList());
        Catalog.Tracks rock = library.list(tracks(TrackOrder.ALBUM, "ROCK", Page.first(1)));
        assertEquals(2, rock.total());
        assertEquals("a1", rock.tracks().get(0).title());
        assertEquals(List.of("Abba", "The Beatles"), artistNames(ArtistOrder.NAME, "pop"));
        assertEquals(
                0,
                library.list(tracks(TrackOrder.ALBUM, "polka", Page.first(1))).total());
    }

    @Test
    void years_and_artists_are_filtered() {
        var beatles = EntityIds.artist("the  beatles");
        var by = new Catalog.ListAlbums(AlbumOrder.TITLE, false, null, beatles, null, null, null, 0, Page.first(9));
        var eighties = new Catalog.ListAlbums(AlbumOrder.YEAR, false, null, null, 1970, 1989, null, 0, Page.first(9));
        var none = new Catalog.ListAlbums(AlbumOrder.YEAR, false, null, null, null, null, true, 0, Page.first(9));

        assertEquals(
                List.of("Abbey Road"),
                library.list(by).albums().stream().map(Album::title).toList());
        assertEquals(
                List.of("Émigré"),
                library.list(eighties).albums().stream().map(Album::title).toList());
        assertEquals(0, library.list(none).total());
    }

    @Test
    void an_album_lists_its_tracks_by_disc_and_number() {
        Library two = Shelves.of(
                file("d2t1").number(2, 1),
                file("d1t2").number(1, 2),
                file("d1t1").number(1, 1),
                file("z").number(null, null));
        AlbumId id = two.albums().entries().get(0).id();

        assertEquals(1, two.albums().size());
        assertEquals(
                List.of("d1t1", "d1t2", "d2t1", "z"),
                two.album(new Catalog.GetAlbum(id)).tracks().stream()
                        .map(Track::title)
                        .toList());
    }

    @Test
    void a_long_album_and_a_busy_artist_are_continued_by_cursor() {
        Library large = Shelves.of(numbered(0, 150));
        AlbumId id = large.albums().entries().get(0).id();

        Catalog.AlbumDetail detail = large.album(new Catalog.GetAlbum(id));
        Catalog.Tracks rest = large.list(new Catalog.ListTracks(
                TrackOrder.ALBUM, false, null, null, id, null, null, 0, new Page(detail.next(), 0, 100)));

        assertEquals(100, detail.tracks().size());
        assertEquals(50, rest.tracks().size());
        assertEquals("n100", rest.tracks().get(0).title());
    }

    @Test
    void artists_are_counted_in_all_their_roles() {
        Library guests =
                Shelves.of(file("x").performedBy("Ann", "Bob"), file("y").number(1, 2));
        Artist ann =
                guests.artist(new Catalog.GetArtist(EntityIds.artist("ANN"))).artist();
        Artist bob =
                guests.artist(new Catalog.GetArtist(EntityIds.artist("Bob"))).artist();

        assertEquals(List.of("albumartist", "artist"), ann.roles());
        assertEquals(1, ann.albumCount());
        assertEquals(2, ann.trackCount());
        assertEquals(0, bob.albumCount());
        assertEquals(1, bob.trackCount());
        assertEquals(
                1,
                guests.list(new Catalog.ListArtists(ArtistOrder.NAME, false, true, null, Page.first(9)))
                        .total());
    }

    @Test
    void an_unknown_id_is_not_found() {
        var refused = assertThrows(Failure.class, () -> library.album(new Catalog.GetAlbum(new AlbumId("al-none"))));

        assertEquals(Failure.Kind.NOT_FOUND, refused.kind());
    }

    @Test
    void an_empty_library_answers_empty_pages() {
        Library empty = Library.empty();

        assertEquals(
                0, empty.list(albums(AlbumOrder.RANDOM, false, Page.first(5))).total());
        assertEquals(
                List.of(),
                empty.list(tracks(TrackOrder.TITLE, null, Page.first(5))).tracks());
        assertEquals(0, empty.status().tracks());
    }

    private static Samples[] numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> file("n" + i).number(1, i + 1))
                .toArray(Samples[]::new);
    }

    private List<String> artistNames(ArtistOrder order, String genre) {
        return library.list(new Catalog.ListArtists(order, false, false, genre, Page.first(10))).artists().stream()
                .map(Artist::name)
                .toList();
    }

    private List<String> titles(AlbumOrder order, boolean descending) {
        return library.list(albums(order, descending, Page.first(10))).albums().stream()
                .map(Album::title)
                .toList();
    }

    private static Catalog.ListAlbums albums(AlbumOrder order, boolean descending, Page page) {
        return new Catalog.ListAlbums(order, descending, null, null, null, null, null, 0, page);
    }

    private static Catalog.ListTracks tracks(TrackOrder order, String genre, Page page) {
        return new Catalog.ListTracks(order, false, genre, null, null, null, null, 3, page);
    }

    private static List<String> reversed(List<String> list) {
        List<String> copy = new ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
