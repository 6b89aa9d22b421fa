package polyphony.shared.contract;

import java.util.List;

/**
 * One audio file as the scanner read it: plain facts, names instead of ids.
 *
 * @param name of the file within its folder
 * @param contentHash of its bytes, hexadecimal; equal for a file that was only moved
 * @param artists performers, at least one ("Unknown Artist" when nothing tells)
 * @param albumArtists at least one; decided by the scanner with the whole folder in sight
 * @param albumKeyHint text that keeps apart albums which only look alike (MusicBrainz release id, else null)
 * @param musicBrainzArtists ids in the order of {@code artists}, or empty
 * @param musicBrainzAlbumArtists ids in the order of {@code albumArtists}, or empty
 * @param artworkId picture saved by the scanner under {@code artwork/originals}, or null
 * @param artworkFile absolute path of a picture file below a music folder that {@code artworkId} names, or null when
 *     the picture was taken out of an audio file
 * @param lyrics plain or LRC text, at most 32 KiB, or null
 */
public record ScannedTrack(
        String name,
        String contentHash,
        long sizeBytes,
        long modifiedAtMs,
        String title,
        String sortTitle,
        List<String> artists,
        List<String> artistSorts,
        String displayArtist,
        List<String> albumArtists,
        List<String> albumArtistSorts,
        String displayAlbumArtist,
        String album,
        String sortAlbum,
        String albumKeyHint,
        boolean compilation,
        Integer track,
        Integer trackTotal,
        Integer disc,
        Integer discTotal,
        String discTitle,
        Integer year,
        String originalDate,
        String releaseDate,
        List<String> genres,
        List<ScannedRole> roles,
        List<String> labels,
        List<String> releaseTypes,
        String musicBrainzTrack,
        String musicBrainzAlbum,
        List<String> musicBrainzArtists,
        List<String> musicBrainzAlbumArtists,
        Track.ReplayGain gain,
        String lyrics,
        String comment,
        Integer bpm,
        List<String> isrc,
        long durationMs,
        int bitRateKbps,
        int sampleRateHz,
        int channels,
        Integer bitDepth,
        String codec,
        String suffix,
        String artworkId,
        String artworkFile) {
    public ScannedTrack {
        Texts.required("name", name, 1_024);
        Texts.required("title", title, 500);
        Texts.required("album", album, 500);
        Limits.size("artists", artists, 1, 50);
        Limits.size("albumArtists", albumArtists, 1, 50);
        artists = List.copyOf(artists);
        artistSorts = List.copyOf(artistSorts);
        albumArtists = List.copyOf(albumArtists);
        albumArtistSorts = List.copyOf(albumArtistSorts);
        genres = List.copyOf(genres);
        roles = List.copyOf(roles);
        labels = List.copyOf(labels);
        releaseTypes = List.copyOf(releaseTypes);
        musicBrainzArtists = List.copyOf(musicBrainzArtists);
        musicBrainzAlbumArtists = List.copyOf(musicBrainzAlbumArtists);
        isrc = List.copyOf(isrc);
    }

    /**
     * @param role lower case, say {@code composer}
     * @param subRole say the instrument, or null
     */
    public record ScannedRole(String role, String subRole, String name) {}
}
