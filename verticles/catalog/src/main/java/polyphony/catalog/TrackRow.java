package polyphony.catalog;

import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.TrackId;

/**
 * A track as the store keeps it.
 *
 * @param folder below the root, empty for the root itself
 * @param facts what the scanner read, without the lyrics
 */
record TrackRow(
        TrackId id,
        AlbumId album,
        long albumAddedAtMs,
        String folder,
        boolean hasLyrics,
        long addedAtMs,
        ScannedTrack facts) {
    String path() {
        return folder.isEmpty() ? facts.name() : folder + '/' + facts.name();
    }
}
