package polyphony.gateway.subsonic;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import polyphony.gateway.FakeService;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** A catalogue of some hundred albums that heeds pages and remembers what it was asked for. */
final class Shelf {
    static final int ARTISTS = 230;
    static final int ALBUMS = 1_150;
    static final int SONGS = 1_250;
    /** The first of each has every field filled, the others only those that must be. */
    private static final long ADDED_AT_MS = 1_700_000_000_000L;

    final List<Catalog.ListAlbums> albumsAsked = new CopyOnWriteArrayList<>();
    final List<Catalog.ListTracks> tracksAsked = new CopyOnWriteArrayList<>();
    final List<Catalog.ListArtists> artistsAsked = new CopyOnWriteArrayList<>();
    private final List<Artist> artists = all(ARTISTS).mapToObj(Shelf::artist).toList();
    private final List<Album> albums = all(ALBUMS).mapToObj(Shelf::album).toList();
    private final List<Track> songs = all(SONGS).mapToObj(Shelf::song).toList();
    private volatile boolean empty;

    /** From now on there is no music. */
    void clear() {
        empty = true;
    }

    private static IntStream all(int count) {
        return IntStream.rangeClosed(1, count);
    }

    private static ArtistRef ref(int number) {
        return new ArtistRef(new ArtistId("ar-" + number), "Artist " + number);
    }

    static Artist artist(int n) {
        return n == 1
                ? new Artist(
                        ref(1).id(), "Artist 1", "The Artist 1", "mb-1", "im-1", List.of("artist"), 2, 3, ADDED_AT_MS)
                : new Artist(ref(n).id(), "Artist " + n, "artist " + n, null, null, List.of(), 1, 1, ADDED_AT_MS);
    }

    static Album album(int n) {
        boolean full = n == 1;
        return new Album(
                new AlbumId("al-" + n),
                full ? "Dusk & \"Dawn\" <1>\n\u0007☾𝄞" : "Album " + n,
                "album",
                full ? List.of(ref(1), ref(2)) : List.of(ref(1 + n % ARTISTS)),
                "Artists",
                full ? 2_020 : null,
                full ? "1999-02-28" : null,
                full ? "2020-05" : null,
                full ? List.of("Ambient", "Drone") : List.of(),
                full ? "im-1" : null,
                full,
                full ? "mb-2" : null,
                full ? List.of("Label & Sons") : List.of(),
                full ? List.of("Album", "Live") : List.of(),
                full ? List.of(new Album.DiscTitle(1, "First")) : List.of(),
                3,
                600_400,
                3_000_000,
                ADDED_AT_MS + n);
    }

    static Track song(int n) {
        boolean full = n == 1;
        return new Track(
                new TrackId("tr-" + n),
                full ? "Song <1>" : "Song " + n,
                "song",
                new AlbumId("al-1"),
                "Dusk",
                full ? List.of(ref(1), ref(2)) : List.of(ref(2)),
                "Artist 1 & Artist 2",
                List.of(ref(1)),
                "Artist 1",
                full ? 1 : null,
                full ? 2 : null,
                full ? 2_020 : null,
                full ? List.of("Ambient", "Drone") : List.of(),
                full ? "im-1" : null,
                200_600,
                1_000_000,
                "Artist 1/Dusk/" + n + " ü.flac",
                "flac",
                "audio/flac",
                "flac",
                900,
                44_100,
                full ? 16 : null,
                2,
                full ? 120 : null,
                full ? "two\nlines" : null,
                full ? List.of("ISRC1", "ISRC2") : List.of(),
                full ? "mb-3" : null,
                full ? new Track.ReplayGain(-6.5, null, 0.98, Double.NaN) : null,
                full
                        ? List.of(
                                new Track.Contributor("composer", null, ref(3)),
                                new Track.Contributor("performer", "viola", ref(4)))
                        : List.of(),
                full,
                ADDED_AT_MS,
                ADDED_AT_MS);
    }

    FakeService on(Bus bus, Path folder) {
        return new FakeService(bus, new AtomicInteger())
                .reads(Catalog.STATUS, (wish, caller) -> new Catalog.Status(7, 1, ARTISTS, ALBUMS, SONGS, 1, 1))
                .reads(Catalog.ARTISTS, (wish, caller) -> {
                    artistsAsked.add(wish);
                    return new Catalog.Artists(page(artists, wish.page()), null, total(artists));
                })
                .reads(Catalog.ALBUMS, (wish, caller) -> {
                    albumsAsked.add(wish);
                    return new Catalog.Albums(page(albums, wish.page()), null, total(albums));
                })
                .reads(Catalog.TRACKS, (wish, caller) -> {
                    tracksAsked.add(wish);
                    return new Catalog.Tracks(page(songs, wish.page()), null, total(songs));
                })
                .reads(Catalog.GENRES, (wish, caller) -> {
                    var genres = List.of(new Catalog.Genre("Drum & Bass", 1, 2), new Catalog.Genre("Ambient", 3, 4));
                    return new Catalog.Genres(page(genres, wish.page()), null, total(genres));
                })
                .reads(
                        Catalog.ARTIST,
                        (wish, caller) -> new Catalog.ArtistDetail(
                                found(artists, wish.id().value()), albums.subList(0, 2), null))
                .reads(
                        Catalog.ALBUM,
                        (wish, caller) ->
                                new Catalog.AlbumDetail(found(albums, wish.id().value()), songs.subList(0, 3), null))
                .reads(
                        Catalog.ARTISTS_BY_ID,
                        (wish, caller) -> new Catalog.Artists(
                                artists.stream()
                                        .filter(one -> wish.ids().contains(one.id()))
                                        .toList(),
                                null,
                                0))
                .reads(
                        Catalog.ALBUMS_BY_ID,
                        (wish, caller) -> new Catalog.Albums(
                                albums.stream()
                                        .filter(one -> wish.ids().contains(one.id()))
                                        .toList(),
                                null,
                                0))
                .reads(
                        Catalog.TRACKS_BY_ID,
                        (wish, caller) -> new Catalog.Tracks(
                                songs.stream()
                                        .filter(one -> wish.ids().contains(one.id()))
                                        .toList(),
                                null,
                                0))
                .reads(Catalog.LYRICS, (wish, caller) -> lyrics(wish.id()))
                .reads(Catalog.ARTWORK, (wish, caller) -> {
                    if (!wish.id().equals("im-1")) {
                        throw Failure.notFound("picture " + wish.id());
                    }
                    return new Catalog.Picture(folder.resolve("cover.jpg").toString(), "image/jpeg", 1_000, "cover");
                });
    }

    /** The first song has timed words, the second plain ones, the others none. */
    private static Catalog.Lyrics lyrics(TrackId id) {
        return switch (id.value()) {
            case "tr-1" ->
                new Catalog.Lyrics(
                        id,
                        "en",
                        "la\n\nlo",
                        List.of(
                                new Catalog.Lyrics.Line(0, "la & <la>"),
                                new Catalog.Lyrics.Line(900, ""),
                                new Catalog.Lyrics.Line(1_800, "lo")));
            case "tr-2" -> new Catalog.Lyrics(id, null, "la\n\nlo", List.of());
            default -> new Catalog.Lyrics(id, null, null, List.of());
        };
    }

    private int total(List<?> all) {
        return empty ? 0 : all.size();
    }

    private <T> List<T> page(List<T> all, Page page) {
        return empty
                ? List.of()
                : all.stream().skip(page.offset()).limit(page.limit()).toList();
    }

    private static <T extends Record> T found(List<T> all, String id) {
        return all.stream()
                .filter(one -> one.toString().contains("[id=" + id + ","))
                .findFirst()
                .orElseThrow(() -> Failure.notFound(id));
    }
}
