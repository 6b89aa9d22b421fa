package polyphony.launcher.library;

import java.util.List;

/** What a file says about itself. */
record TrackTags(
        String title,
        List<String> artists,
        String album,
        String albumArtist,
        int year,
        String genre,
        int track,
        int trackTotal,
        int disc,
        int discTotal,
        boolean compilation,
        String composer) {
    TrackTags {
        artists = List.copyOf(artists);
    }
}
