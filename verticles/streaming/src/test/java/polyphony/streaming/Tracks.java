package polyphony.streaming;

import java.util.List;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Catalog.MediaFile;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Tracks for tests. */
final class Tracks {
    static final TrackId ID = new TrackId("tr-1");

    private Tracks() {}

    static Track of(String codec, String suffix, int bitRateKbps, long durationMs) {
        var artist = List.of(new ArtistRef(new ArtistId("ar-1"), "Artist"));
        return new Track(
                ID,
                "Title",
                "title",
                new AlbumId("al-1"),
                "Album",
                artist,
                "Artist",
                artist,
                "Artist",
                1,
                1,
                2_000,
                List.of(),
                null,
                durationMs,
                1_000,
                "a/b." + suffix,
                suffix,
                "audio/" + suffix,
                codec,
                bitRateKbps,
                44_100,
                null,
                2,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                false,
                7,
                7);
    }

    static MediaFile at(Track track, String file) {
        return new MediaFile(track, "/music", file, "c0ffee", 1_000, 7);
    }
}
