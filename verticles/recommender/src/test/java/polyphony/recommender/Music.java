package polyphony.recommender;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Made-up music for tests. */
final class Music {
    private static final List<String> GENRES =
            List.of("Rock", "Jazz", "Folk", "Techno", "Metal", "Classical", "Soul", "Hip-Hop");

    private Music() {}

    /** A track; ids are given without their prefix. */
    static Track track(String id, String artist, String album, String genre, Integer year) {
        return track(id, "Song " + id, artist, album, genre, year);
    }

    /** The same song in another album. */
    static Track again(Track song, String id, String album) {
        String artist = song.displayArtist();
        return track(id, song.title(), artist, album, song.genres().get(0), song.year());
    }

    private static Track track(String id, String title, String artist, String album, String genre, Integer year) {
        var artists = List.of(new ArtistRef(new ArtistId("ar-" + artist), artist));
        return new Track(
                new TrackId("tr-" + id),
                title,
                title,
                new AlbumId("al-" + album),
                album,
                artists,
                artist,
                artists,
                artist,
                1,
                1,
                year,
                genre == null ? List.of() : List.of(genre),
                null,
                200_000,
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
    }

    /** A library where every artist has a genre, two albums and a time. Ids are {@code ARTIST-ALBUM-NUMBER}. */
    static List<Track> library(int artists, int tracksOfAlbum) {
        var random = new Random(7);
        var tracks = new ArrayList<Track>();
        for (int artist = 0; artist < artists; artist++) {
            String genre = GENRES.get(artist % GENRES.size());
            int year = 1960 + random.nextInt(60);
            for (int album = 0; album < 2; album++) {
                for (int number = 0; number < tracksOfAlbum; number++) {
                    String name = artist + "-" + album;
                    tracks.add(track(name + "-" + number, "a" + artist, name, genre, year + album));
                }
            }
        }
        return tracks;
    }

    /** The artist of an id that {@link #library} made. */
    static int artistOf(TrackId id) {
        return Integer.parseInt(id.value().substring("tr-".length(), id.value().indexOf('-', 3)));
    }

    static String genreOf(TrackId id) {
        return GENRES.get(artistOf(id) % GENRES.size());
    }

    /** The album of an id that {@link #library} made. */
    static String albumOf(TrackId id) {
        return id.value().substring("tr-".length(), id.value().lastIndexOf('-'));
    }
}
