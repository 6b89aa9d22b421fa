package polyphony.launcher.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Decides what a library of so many tracks holds; the same seed gives the same library, whatever its size, from its beginning on. */
final class LibraryPlan {
    private static final int COMPILATION_SHARE = 10;
    private static final int TWO_DISCS_SHARE = 14;
    private static final int GUEST_SHARE = 20;
    private static final int FIRST_YEAR = 1955;
    private static final int YEARS = 71;
    private static final String VARIOUS = "Various Artists";

    private final Random random;
    private final Words words;
    private final List<String> artists = new ArrayList<>();

    LibraryPlan(long seed) {
        random = new Random(seed);
        words = new Words(random);
    }

    List<PlannedAlbum> albums(int tracks) {
        var albums = new ArrayList<PlannedAlbum>();
        var left = tracks;
        while (left > 0) {
            var album = random.nextInt(COMPILATION_SHARE) == 0
                    ? compilation(albums.size(), left)
                    : album(albums.size(), left);
            albums.add(album);
            left -= album.tracks().size();
        }
        return albums;
    }

    private PlannedAlbum album(int number, int tracksMax) {
        return album(number, tracksMax, artist(), false);
    }

    private PlannedAlbum compilation(int number, int tracksMax) {
        return album(number, tracksMax, VARIOUS, true);
    }

    private PlannedAlbum album(int number, int tracksMax, String albumArtist, boolean compilation) {
        var title = words.title();
        // More of the newer ones, as people have them.
        var year = FIRST_YEAR + (int) (YEARS * Math.sqrt(random.nextDouble()));
        var genre = words.genre();
        var discs = random.nextInt(TWO_DISCS_SHARE) == 0 ? 2 : 1;
        var perDisc = 6 + random.nextInt(10);
        var tracks = new ArrayList<TrackTags>();
        for (var disc = 1; disc <= discs; disc++) {
            for (var track = 1; track <= perDisc && tracks.size() < tracksMax; track++) {
                tracks.add(new TrackTags(
                        words.title(),
                        trackArtists(albumArtist, compilation),
                        title,
                        albumArtist,
                        year,
                        genre,
                        track,
                        perDisc,
                        disc,
                        discs,
                        compilation,
                        words.person()));
            }
        }
        // The number keeps two albums of one name apart on the disk; tags may well repeat.
        var folder = fileName(albumArtist) + "/" + fileName(title + " (" + year + ")") + " #" + number;
        return new PlannedAlbum(random.nextLong(), folder, Format.any(random), discs, tracks);
    }

    private List<String> trackArtists(String albumArtist, boolean compilation) {
        var first = compilation ? artist() : albumArtist;
        return random.nextInt(GUEST_SHARE) == 0 ? List.of(first, artist()) : List.of(first);
    }

    /** Mostly one who is known already, the earlier the likelier: a few have many albums, many have one. */
    private String artist() {
        if (artists.isEmpty() || random.nextInt(4) == 0) {
            artists.add(words.artist());
            return artists.get(artists.size() - 1);
        }
        return artists.get((int) (artists.size() * Math.pow(random.nextDouble(), 1.6)));
    }

    /** A name without what file systems or the scanner's path rules treat in a way of their own. */
    static String fileName(String name) {
        return name.replaceAll("[/\\\\:*?\"<>|]", "_");
    }
}
