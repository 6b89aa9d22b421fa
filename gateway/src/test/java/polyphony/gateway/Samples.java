package polyphony.gateway;

import java.util.List;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Music for tests: one artist, one album, three tracks. */
public final class Samples {
    public static final ArtistRef SAMI = new ArtistRef(new ArtistId("ar-1"), "Sami Säntti");
    public static final long ADDED_AT_MS = 1_700_000_000_000L;

    private Samples() {}

    public static Artist artist() {
        return new Artist(SAMI.id(), SAMI.name(), "Säntti, Sami", null, "im-1", List.of("artist"), 1, 3, ADDED_AT_MS);
    }

    public static Album album() {
        return new Album(
                new AlbumId("al-1"),
                "Dusk",
                "dusk",
                List.of(SAMI),
                SAMI.name(),
                2_020,
                "2020",
                null,
                List.of("Ambient"),
                "im-1",
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                3,
                600_000,
                3_000_000,
                ADDED_AT_MS);
    }

    public static Track track(int number) {
        return track(number, 44_100);
    }

    static Track track(int number, int sampleRateHz) {
        return new Track(
                new TrackId("tr-" + number),
                "Song " + number,
                "song " + number,
                new AlbumId("al-1"),
                "Dusk",
                List.of(SAMI),
                SAMI.name(),
                List.of(SAMI),
                SAMI.name(),
                number,
                1,
                2_020,
                List.of("Ambient"),
                "im-1",
                200_000,
                1_000_000,
                "Sami/Dusk/" + number + ".flac",
                "flac",
                "audio/flac",
                "flac",
                900,
                sampleRateHz,
                16,
                2,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                false,
                ADDED_AT_MS,
                ADDED_AT_MS);
    }
}
