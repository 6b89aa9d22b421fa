package polyphony.recommender;

import java.util.stream.IntStream;
import polyphony.shared.contract.Track;

/** What is known of a track of the library, in numbers: small, because every track has one. */
final class Entry {
    static final int NO_ERA = -1;

    private static final int ERA_YEARS = 5;

    private final String title;
    private final int[] artists;
    private final int album;
    private final int[] genres;
    private final int era;
    private final long addedAtMs;

    private Entry(String title, int[] artists, int album, int[] genres, int era, long addedAtMs) {
        this.title = title;
        this.artists = artists;
        this.album = album;
        this.genres = genres;
        this.era = era;
        this.addedAtMs = addedAtMs;
    }

    static Entry of(Track track, Names artists, Names albums, Names genres) {
        int[] performers = track.artists().stream()
                .mapToInt(artist -> artists.number(artist.id().value()))
                .toArray();
        int[] albumArtists = track.albumArtists().stream()
                .mapToInt(artist -> artists.number(artist.id().value()))
                .toArray();
        int[] all = IntStream.concat(IntStream.of(performers), IntStream.of(albumArtists))
                .distinct()
                .toArray();
        int[] tags = track.genres().stream()
                .mapToInt(genre -> genres.number(Library.genreKey(genre)))
                .distinct()
                .toArray();
        int era = track.year() == null ? NO_ERA : track.year() / ERA_YEARS;
        int album = albums.number(track.albumId().value());
        return new Entry(track.title(), all, album, tags, era, track.addedAtMs());
    }

    /** The artist that the track is filed under, or {@link Names#UNKNOWN}. */
    int artist() {
        return artists.length == 0 ? Names.UNKNOWN : artists[0];
    }

    String title() {
        return title;
    }

    /** Performers and album artists; not to be changed. */
    int[] artists() {
        return artists;
    }

    int album() {
        return album;
    }

    /** Not to be changed. */
    int[] genres() {
        return genres;
    }

    /** Five years, or {@link #NO_ERA}. */
    int era() {
        return era;
    }

    long addedAtMs() {
        return addedAtMs;
    }
}
