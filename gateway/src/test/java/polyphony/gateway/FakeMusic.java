package polyphony.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Search;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.TrackId;

/** Music for tests: what catalog, search and streaming tell of {@link Samples}. */
final class FakeMusic {
    private static final int TRACKS = 3;

    private final Supplier<FakeService> service;
    private final Path folder;
    volatile String transcodeUrl = "http://127.0.0.1:1/none";

    FakeMusic(Supplier<FakeService> service, Path folder) {
        this.service = service;
        this.folder = folder;
    }

    FakeService catalog() {
        var tracks = IntStream.rangeClosed(1, TRACKS).mapToObj(Samples::track).toList();
        return service.get()
                .reads(Catalog.STATUS, (wish, caller) -> new Catalog.Status(7, 1, 1, 1, TRACKS, 3_000_000, 600_000))
                .reads(Catalog.ARTISTS, (wish, caller) -> new Catalog.Artists(List.of(Samples.artist()), null, 1))
                .reads(Catalog.ALBUMS, (wish, caller) -> new Catalog.Albums(List.of(Samples.album()), "next", 2))
                .reads(Catalog.TRACKS, (wish, caller) -> new Catalog.Tracks(tracks, null, TRACKS))
                .reads(
                        Catalog.GENRES,
                        (wish, caller) -> new Catalog.Genres(List.of(new Catalog.Genre("Ambient", 1, TRACKS)), null, 1))
                .reads(Catalog.ARTIST, (wish, caller) -> {
                    there(wish.id().value().equals("ar-1"), "artist " + wish.id());
                    return new Catalog.ArtistDetail(Samples.artist(), List.of(Samples.album()), null);
                })
                .reads(Catalog.ALBUM, (wish, caller) -> {
                    there(wish.id().value().equals("al-1"), "album " + wish.id());
                    return new Catalog.AlbumDetail(Samples.album(), tracks, null);
                })
                .reads(
                        Catalog.TRACKS_BY_ID,
                        (wish, caller) -> new Catalog.Tracks(
                                tracks.stream()
                                        .filter(track -> wish.ids().contains(track.id()))
                                        .toList(),
                                null,
                                TRACKS))
                .reads(
                        Catalog.ALBUMS_BY_ID,
                        (wish, caller) -> new Catalog.Albums(
                                wish.ids().contains(Samples.album().id()) ? List.of(Samples.album()) : List.of(),
                                null,
                                1))
                .reads(
                        Catalog.ARTISTS_BY_ID,
                        (wish, caller) -> new Catalog.Artists(
                                wish.ids().contains(Samples.SAMI.id()) ? List.of(Samples.artist()) : List.of(),
                                null,
                                1))
                .reads(Catalog.LYRICS, (wish, caller) -> {
                    there(isTrack(wish.id()), "track " + wish.id());
                    return new Catalog.Lyrics(wish.id(), "en", "la la", List.of());
                })
                .reads(Catalog.ARTWORK, (wish, caller) -> {
                    there(wish.id().equals("im-1"), "picture " + wish.id());
                    return new Catalog.Picture(folder.resolve("cover.jpg").toString(), "image/jpeg", 1_000, "cover");
                });
    }

    FakeService search() {
        return service.get()
                .reads(
                        Search.QUERY,
                        (wish, caller) -> new Search.Hits(
                                List.of(Samples.SAMI.id()),
                                List.of(Samples.album().id()),
                                List.of(new TrackId("tr-1")),
                                7));
    }

    FakeService streaming() {
        return service.get().reads(Streaming.DELIVER, (want, caller) -> {
            there(isTrack(want.track()), "track " + want.track());
            boolean original = want.format() == null || want.format().equals("raw");
            return new Streaming.Delivery(
                    Samples.track(1, want.track().value().equals("tr-2") ? 22_050 : 44_100),
                    original ? folder.resolve("song.flac").toString() : null,
                    original ? null : transcodeUrl,
                    original ? "audio/flac" : "audio/mpeg",
                    original ? "flac" : "mp3",
                    original ? 1_000 : 3_200_000,
                    original,
                    original ? "hash" : null,
                    original ? Samples.ADDED_AT_MS : 0,
                    200_000,
                    128);
        });
    }

    static boolean isTrack(TrackId id) {
        return List.of("tr-1", "tr-2", "tr-3").contains(id.value());
    }

    static void there(boolean exists, String what) {
        if (!exists) {
            throw Failure.notFound(what);
        }
    }
}
