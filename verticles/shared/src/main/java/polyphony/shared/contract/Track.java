package polyphony.shared.contract;

import java.util.List;

/**
 * A track of the library: what a list or a player shows. Lyrics and the place of the file are asked for apart.
 *
 * @param artists the performers, at least one
 * @param displayArtist the performers as the tags word them
 * @param track number on the disc, or null
 * @param disc number, or null
 * @param genres in the order of the tags
 * @param artworkId cover, or null
 * @param path below the music folder, with '/' between names
 * @param suffix lower-case file ending, say {@code flac}
 * @param contentType media type of the original file
 * @param codec {@code mp3 flac vorbis opus aac alac pcm}
 * @param bitRateKbps of the original file
 * @param bitDepth null for lossy codecs
 * @param gain null when the file has no ReplayGain
 * @param contributors everyone with a role beside the performers
 * @param modifiedAtMs of the file
 * @param addedAtMs when it was found first, milliseconds since the epoch
 */
public record Track(
        TrackId id,
        String title,
        String sortTitle,
        AlbumId albumId,
        String album,
        List<ArtistRef> artists,
        String displayArtist,
        List<ArtistRef> albumArtists,
        String displayAlbumArtist,
        Integer track,
        Integer disc,
        Integer year,
        List<String> genres,
        String artworkId,
        long durationMs,
        long sizeBytes,
        String path,
        String suffix,
        String contentType,
        String codec,
        int bitRateKbps,
        int sampleRateHz,
        Integer bitDepth,
        int channels,
        Integer bpm,
        String comment,
        List<String> isrc,
        String musicBrainzId,
        ReplayGain gain,
        List<Contributor> contributors,
        boolean hasLyrics,
        long modifiedAtMs,
        long addedAtMs) {
    public Track {
        artists = List.copyOf(artists);
        albumArtists = List.copyOf(albumArtists);
        genres = List.copyOf(genres);
        isrc = List.copyOf(isrc);
        contributors = List.copyOf(contributors);
    }

    /** Loudness hints of the tags: gains in decibels, peaks as a share of full scale; each may be null. */
    public record ReplayGain(Double trackGain, Double albumGain, Double trackPeak, Double albumPeak) {}

    /**
     * @param role lower case, say {@code composer}
     * @param subRole say the instrument, or null
     */
    public record Contributor(String role, String subRole, ArtistRef artist) {}
}
