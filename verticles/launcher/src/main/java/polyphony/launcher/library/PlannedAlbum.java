package polyphony.launcher.library;

import java.util.List;

/**
 * An album to be made.
 *
 * @param seed of everything about it that is left to chance later
 * @param folder below the library, with / between its parts
 */
record PlannedAlbum(long seed, String folder, Format format, int discs, List<TrackTags> tracks) {
    PlannedAlbum {
        tracks = List.copyOf(tracks);
    }
}
