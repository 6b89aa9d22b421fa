package polyphony.scanner.tags;

import java.util.List;

/**
 * What an audio file says of itself. Texts are null and lists empty when it does not say.
 *
 * @param artistText the artists as one text, as the tagger wants them shown
 * @param albumArtistText likewise
 * @param date year, or year-month, or year-month-day, of this edition
 * @param originalDate likewise, of the first edition
 * @param lyrics plain or with times ({@code [mm:ss.xx]}), at most 32 Ki characters
 * @param hasPicture whether {@link TagReader#picture} would find one
 */
public record Tags(
        String title,
        String titleSort,
        List<String> artists,
        List<String> artistSorts,
        String artistText,
        List<String> albumArtists,
        List<String> albumArtistSorts,
        String albumArtistText,
        String album,
        String albumSort,
        boolean compilation,
        Place track,
        Place disc,
        String discSubtitle,
        String date,
        String originalDate,
        String releaseDate,
        List<String> genres,
        List<Credit> credits,
        List<String> labels,
        List<String> releaseTypes,
        MusicBrainz musicBrainz,
        Gain gain,
        String lyrics,
        String comment,
        Integer bpm,
        List<String> isrc,
        Sound sound,
        boolean hasPicture) {
    public Tags {
        artists = List.copyOf(artists);
        artistSorts = List.copyOf(artistSorts);
        albumArtists = List.copyOf(albumArtists);
        albumArtistSorts = List.copyOf(albumArtistSorts);
        genres = List.copyOf(genres);
        credits = List.copyOf(credits);
        labels = List.copyOf(labels);
        releaseTypes = List.copyOf(releaseTypes);
        isrc = List.copyOf(isrc);
    }

    /** Which one of how many; null when not said. */
    public record Place(Integer number, Integer total) {}

    /** Identifiers of musicbrainz.org. {@code recording} is the music, {@code track} its place on one release. */
    public record MusicBrainz(
            String recording,
            String track,
            String album,
            String releaseGroup,
            List<String> artists,
            List<String> albumArtists) {
        public MusicBrainz {
            artists = List.copyOf(artists);
            albumArtists = List.copyOf(albumArtists);
        }
    }

    /** ReplayGain in decibels, peaks as a share of full scale; null when not said. */
    public record Gain(Double track, Double album, Double trackPeak, Double albumPeak) {
        public boolean isEmpty() {
            return track == null && album == null && trackPeak == null && albumPeak == null;
        }
    }
}
