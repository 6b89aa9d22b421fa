package polyphony.catalog;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Catalog.AlbumOrder;
import polyphony.shared.contract.Catalog.ArtistOrder;
import polyphony.shared.contract.Catalog.TrackOrder;
import polyphony.shared.contract.Track;

/**
 * The text by which an entry is put into each order: comparing the texts compares the entries. Numbers have leading
 * zeros; parts are set apart by a character below all others. (A shuffle needs none.)
 */
final class OrderKeys {
    private static final char PART = '\u0001';

    /** Names that were met while a library is built: thousands of tracks have the same artist. */
    private Map<String, String> known = new HashMap<>();

    /** Gives the memory back once the library stands. */
    void forget() {
        known = null;
    }

    private String sortKey(String name) {
        Map<String, String> met = known;
        return met == null ? Names.sortKey(name) : met.computeIfAbsent(name, Names::sortKey);
    }

    Map<ArtistOrder, Function<Artist, String>> artists() {
        Map<ArtistOrder, Function<Artist, String>> keys = new EnumMap<>(ArtistOrder.class);
        keys.put(ArtistOrder.NAME, artist -> sortKey(artist.sortName()));
        keys.put(ArtistOrder.ADDED, artist -> time(artist.addedAtMs()));
        return keys;
    }

    /** @param artists whose sort names count for {@code ARTIST} */
    Map<AlbumOrder, Function<Album, String>> albums(Shelf<Artist> artists) {
        Map<AlbumOrder, Function<Album, String>> keys = new EnumMap<>(AlbumOrder.class);
        keys.put(AlbumOrder.TITLE, album -> title(album) + PART + artist(artists, album.artists()));
        keys.put(
                AlbumOrder.ARTIST,
                album -> artist(artists, album.artists()) + PART + year(album.year()) + PART + title(album));
        keys.put(AlbumOrder.YEAR, album -> year(album.year()) + PART + title(album));
        keys.put(AlbumOrder.ADDED, album -> time(album.addedAtMs()));
        keys.put(AlbumOrder.ID, album -> "");
        return keys;
    }

    Map<TrackOrder, Function<Track, String>> tracks(Shelf<Artist> artists, Shelf<Album> albums) {
        Map<TrackOrder, Function<Track, String>> keys = new EnumMap<>(TrackOrder.class);
        keys.put(TrackOrder.TITLE, track -> sortKey(track.sortTitle()) + PART + artist(artists, track.artists()));
        keys.put(TrackOrder.ALBUM, track -> albumPlace(artists, albums, track));
        keys.put(TrackOrder.ADDED, track -> time(track.addedAtMs()));
        keys.put(TrackOrder.ID, track -> "");
        return keys;
    }

    private String albumPlace(Shelf<Artist> artists, Shelf<Album> albums, Track track) {
        Album album = albums.find(track.albumId().value());
        return artist(artists, album.artists())
                + PART
                + title(album)
                + PART
                + album.id()
                + PART
                + number(track.disc())
                + number(track.track())
                + PART
                + sortKey(track.title());
    }

    private String title(Album album) {
        return sortKey(album.sortTitle());
    }

    private String artist(Shelf<Artist> artists, List<ArtistRef> refs) {
        ArtistRef lead = refs.get(0);
        Artist artist = artists.find(lead.id().value());
        return sortKey(artist == null ? lead.name() : artist.sortName());
    }

    private static String number(Integer number) {
        return padded(ReleaseMaker.orLast(number), 10_000);
    }

    private static String year(Integer year) {
        return padded(year == null ? 0 : Math.max(0, year), 10_000);
    }

    private static String padded(int number, int above) {
        return Integer.toString(above + Math.min(number, above - 1));
    }

    private static String time(long ms) {
        return Long.toHexString(0x1000_0000_0000_0000L + ms);
    }
}
