package polyphony.shared.contract;

import java.util.List;

/**
 * An album of the library.
 *
 * @param artists the album artists, at least one
 * @param displayArtist the album artist as the tags word it
 * @param year of the release, or null
 * @param originalDate first release as {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}, or null
 * @param releaseDate this edition's release, same form, or null
 * @param genres in the order of the tags
 * @param artworkId cover, or null
 * @param durationMs of all its tracks
 * @param discTitles subtitles of discs, in order of the disc number; empty when none has one
 * @param addedAtMs when it was found first, milliseconds since the epoch
 */
public record Album(
        AlbumId id,
        String title,
        String sortTitle,
        List<ArtistRef> artists,
        String displayArtist,
        Integer year,
        String originalDate,
        String releaseDate,
        List<String> genres,
        String artworkId,
        boolean compilation,
        String musicBrainzId,
        List<String> labels,
        List<String> releaseTypes,
        List<DiscTitle> discTitles,
        int trackCount,
        long durationMs,
        long sizeBytes,
        long addedAtMs) {
    public Album {
        artists = List.copyOf(artists);
        genres = List.copyOf(genres);
        labels = List.copyOf(labels);
        releaseTypes = List.copyOf(releaseTypes);
        discTitles = List.copyOf(discTitles);
    }

    public record DiscTitle(int disc, String title) {}
}
