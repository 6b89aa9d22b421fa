package polyphony.search;

import java.util.List;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Changes of a catalogue for tests: ids are given without their prefix. */
final class Music {
    private long version;

    EntityChanged artist(String id, String name, int trackCount) {
        var artist = new Artist(new ArtistId("ar-" + id), name, name, null, null, List.of("artist"), 1, trackCount, 0);
        return new EntityChanged("ar-" + id, ++version, artist, null, null);
    }

    EntityChanged album(String id, String title, String artist) {
        var artists = List.of(new ArtistRef(new ArtistId("ar-" + id), artist));
        var album = new Album(
                new AlbumId("al-" + id),
                title,
                title,
                artists,
                artist,
                1970,
                null,
                null,
                List.of(),
                null,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                1,
                1,
                1,
                0);
        return new EntityChanged("al-" + id, ++version, null, album, null);
    }

    EntityChanged track(String id, String title, String artist, String album) {
        var artists = List.of(new ArtistRef(new ArtistId("ar-" + id), artist));
        var track = new Track(
                new TrackId("tr-" + id),
                title,
                title,
                new AlbumId("al-" + id),
                album,
                artists,
                artist,
                artists,
                artist,
                1,
                1,
                1970,
                List.of(),
                null,
                1,
                1,
                "a/b.mp3",
                "mp3",
                "audio/mpeg",
                "mp3",
                320,
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
                0,
                0);
        return new EntityChanged("tr-" + id, ++version, null, null, track);
    }

    EntityChanged gone(String id) {
        return new EntityChanged(id, ++version, null, null, null);
    }
}
