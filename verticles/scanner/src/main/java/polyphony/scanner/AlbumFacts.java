package polyphony.scanner;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What only all tracks of an album together tell: whose it is, and whether it is a compilation.
 *
 * @param keyHint MusicBrainz release id when all who name one name the same, else null: then each track has its own
 */
record AlbumFacts(
        List<String> artists,
        List<String> artistSorts,
        String artistText,
        List<String> musicBrainzArtists,
        boolean compilation,
        String keyHint) {
    private static final String VARIOUS = "Various Artists";

    /** @param tracks of one album, at least one */
    static AlbumFacts of(List<ReadFile> tracks) {
        boolean flagged = tracks.stream().anyMatch(track -> track.tags().compilation());
        var named = tracks.stream()
                .filter(track -> !track.tags().albumArtists().isEmpty())
                .findFirst();
        if (named.isPresent()) {
            return named(named.get(), flagged, keyHint(tracks));
        }
        if (flagged || leads(tracks).size() > 1) {
            return new AlbumFacts(List.of(VARIOUS), List.of(), VARIOUS, List.of(), true, keyHint(tracks));
        }
        return oneArtist(tracks);
    }

    /**
     * Tracks with the same album name in one folder, as albums. They are several when nobody says whose they are, each of
     * their artists has several tracks, and they use the same track numbers: two "Greatest Hits" side by side.
     */
    static List<List<ReadFile>> albums(List<ReadFile> tracks) {
        boolean told = tracks.stream()
                .anyMatch(track -> track.tags().compilation()
                        || !track.tags().albumArtists().isEmpty());
        var leads = leads(tracks);
        boolean few = leads.size() > 1 && leads.values().stream().allMatch(own -> own.size() > 1);
        return !told && few && numbersCollide(tracks) ? List.copyOf(leads.values()) : List.of(tracks);
    }

    private static boolean numbersCollide(List<ReadFile> tracks) {
        var numbers = new HashSet<String>();
        return tracks.stream()
                .filter(track -> track.track() != null)
                .anyMatch(track -> !numbers.add(track.disc() + "/" + track.track()));
    }

    private static Map<String, List<ReadFile>> leads(List<ReadFile> tracks) {
        return tracks.stream()
                .collect(Collectors.groupingBy(
                        track -> track.leadArtist().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
    }

    private static AlbumFacts named(ReadFile track, boolean flagged, String keyHint) {
        var tags = track.tags();
        boolean various =
                tags.albumArtists().size() == 1 && tags.albumArtists().get(0).equalsIgnoreCase(VARIOUS);
        return new AlbumFacts(
                tags.albumArtists(),
                tags.albumArtistSorts(),
                tags.albumArtistText() == null ? String.join(" & ", tags.albumArtists()) : tags.albumArtistText(),
                tags.musicBrainz().albumArtists(),
                flagged || various,
                keyHint);
    }

    private static AlbumFacts oneArtist(List<ReadFile> tracks) {
        var first = tracks.get(0);
        boolean alike = tracks.stream().allMatch(track -> track.artists().equals(first.artists()));
        if (!alike) {
            String lead = first.leadArtist();
            return new AlbumFacts(List.of(lead), List.of(), lead, List.of(), false, keyHint(tracks));
        }
        var tags = first.tags();
        String text = tags.artistText() == null ? String.join(" & ", first.artists()) : tags.artistText();
        return new AlbumFacts(
                first.artists(), tags.artistSorts(), text, tags.musicBrainz().artists(), false, keyHint(tracks));
    }

    private static String keyHint(List<ReadFile> tracks) {
        var ids = tracks.stream()
                .map(track -> track.tags().musicBrainz().album())
                .filter(Objects::nonNull)
                .distinct()
                .limit(2)
                .toList();
        return ids.size() == 1 ? ids.get(0) : null;
    }
}
