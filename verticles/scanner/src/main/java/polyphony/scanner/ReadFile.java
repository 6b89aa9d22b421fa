package polyphony.scanner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import polyphony.scanner.tags.Tags;

/**
 * One audio file, read: its tags, completed by what its path tells.
 *
 * @param contentHash see {@link ContentHash}
 * @param lyrics of the file beside it or of its tags, or null
 */
record ReadFile(DiskFolder folder, DiskFile file, Tags tags, PathNames names, String contentHash, String lyrics) {
    private static final Pattern GUESTS = Pattern.compile("(?i)\\s+[(\\[]?(?:feat\\.?|ft\\.?|featuring)\\s");
    private static final Pattern DISC_IN_ALBUM = Pattern.compile(
            "(?i)(.*?\\S)(?:\\s*[(\\[](?:disc|disk|cd)[ ._#-]*(\\d{1,2})\\b[^)\\]]*[)\\]]|[\\s,:_-]+(?:disc|disk|cd)[ ._#-]*(\\d{1,2}))");
    private static final String UNKNOWN_ARTIST = "Unknown Artist";
    private static final String UNKNOWN_ALBUM = "Unknown Album";

    String title() {
        return tags.title() == null ? names.title() : tags.title();
    }

    /** Without the disc's number, which some taggers write behind the album's name: the discs are one album. */
    String album() {
        if (tags.album() != null) {
            Matcher disc = DISC_IN_ALBUM.matcher(tags.album());
            return disc.matches() ? disc.group(1) : tags.album();
        }
        return names.album() == null ? UNKNOWN_ALBUM : names.album();
    }

    /** Albums are the same for this when their names differ only in capitals. */
    String albumKey() {
        return album().toLowerCase(Locale.ROOT);
    }

    List<String> artists() {
        if (!tags.artists().isEmpty()) {
            return tags.artists();
        }
        return List.of(names.artist() == null ? UNKNOWN_ARTIST : names.artist());
    }

    /** The first artist without his guests: what makes an album one artist's. */
    String leadArtist() {
        String first = artists().get(0);
        String alone = GUESTS.split(first, 2)[0].strip();
        return alone.isEmpty() ? first : alone;
    }

    Integer disc() {
        if (tags.disc().number() != null) {
            return tags.disc().number();
        }
        Matcher named = DISC_IN_ALBUM.matcher(tags.album() == null ? "" : tags.album());
        if (named.matches()) {
            return Integer.valueOf(named.group(2) == null ? named.group(3) : named.group(2));
        }
        return names.disc();
    }

    Integer track() {
        return tags.track().number() == null ? names.track() : tags.track().number();
    }

    Integer year() {
        String date = Optional.ofNullable(tags.date())
                .or(() -> Optional.ofNullable(tags.releaseDate()))
                .or(() -> Optional.ofNullable(tags.originalDate()))
                .orElse(null);
        return date == null ? names.year() : Integer.valueOf(date.substring(0, 4));
    }

    String path() {
        return folder.pathOf(file.name());
    }
}
