package polyphony.scanner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import polyphony.scanner.tags.Tags;

/**
 * One audio file, read: its tags, completed by what its path tells.
 *
 * @param contentHash see {@link ContentHash}
 * @param lyrics of the file beside it or of its tags, or null
 */
record ReadFile(DiskFolder folder, DiskFile file, Tags tags, PathNames names, String contentHash, String lyrics) {
    private static final String UNKNOWN_ARTIST = "Unknown Artist";
    private static final String UNKNOWN_ALBUM = "Unknown Album";

    String title() {
        return tags.title() == null ? names.title() : tags.title();
    }

    String album() {
        if (tags.album() != null) {
            return tags.album();
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
        String alone = first.split("(?i)\\s+[(\\[]?(?:feat\\.?|ft\\.?|featuring)\\s", 2)[0].strip();
        return alone.isEmpty() ? first : alone;
    }

    Integer disc() {
        return tags.disc().number() == null ? names.disc() : tags.disc().number();
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
