package polyphony.scanner.tags;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a reader has found in one file so far, under the names of Vorbis comments whatever the format calls them. */
final class Found {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("ALBUM ARTIST", "ALBUMARTIST"),
            Map.entry("ALBUM_ARTIST", "ALBUMARTIST"),
            Map.entry("ALBUM ARTISTS", "ALBUMARTISTS"),
            Map.entry("ALBUM_ARTISTS", "ALBUMARTISTS"),
            Map.entry("TRACK", "TRACKNUMBER"),
            Map.entry("TOTALTRACKS", "TRACKTOTAL"),
            Map.entry("TRACKC", "TRACKTOTAL"),
            Map.entry("DISC", "DISCNUMBER"),
            Map.entry("TOTALDISCS", "DISCTOTAL"),
            Map.entry("DISCC", "DISCTOTAL"),
            Map.entry("YEAR", "DATE"),
            Map.entry("ORIGYEAR", "ORIGINALDATE"),
            Map.entry("ORIGINALYEAR", "ORIGINALDATE"),
            Map.entry("UNSYNCEDLYRICS", "LYRICS"),
            Map.entry("UNSYNCED LYRICS", "LYRICS"),
            Map.entry("SYNCEDLYRICS", "LYRICS"),
            Map.entry("DESCRIPTION", "COMMENT"),
            Map.entry("TEMPO", "BPM"),
            Map.entry("PUBLISHER", "LABEL"),
            Map.entry("ORGANIZATION", "LABEL"),
            Map.entry("MIXARTIST", "REMIXER"),
            Map.entry("SETSUBTITLE", "DISCSUBTITLE"),
            Map.entry("ITUNESCOMPILATION", "COMPILATION"),
            Map.entry("MUSICBRAINZ_ALBUMTYPE", "RELEASETYPE"));

    private final boolean pictureWanted;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private int characters;
    private Sound sound;
    private boolean hasPicture;
    private int pictureKind = -1;
    private byte[] picture;

    Found(boolean pictureWanted) {
        this.pictureWanted = pictureWanted;
    }

    void add(String name, String value) {
        String key = canonical(name);
        int max = maxOf(key);
        String text = tidy(value, max, max == Bounds.TEXT_MAX);
        if (text.isEmpty() || (fields.size() >= Bounds.FIELDS_MAX && !fields.containsKey(key))) {
            return;
        }
        boolean counted = max == Bounds.TEXT_MAX;
        if (counted && characters + text.length() > Bounds.ALL_TEXT_MAX) {
            return;
        }
        var values = fields.computeIfAbsent(key, unused -> new ArrayList<>(1));
        if (values.size() < Bounds.VALUES_MAX && !values.contains(text)) {
            values.add(text);
            characters += counted ? text.length() : 0;
        }
    }

    /** Names that taggers write with spaces and capitals of their own: "MusicBrainz Album Id" is MUSICBRAINZ_ALBUMID. */
    private static String canonical(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("MUSICBRAINZ ")) {
            upper = "MUSICBRAINZ_" + upper.substring(12).replace(" ", "");
        }
        String key = ALIASES.getOrDefault(upper, upper);
        return key.length() > 64 ? key.substring(0, 64) : key;
    }

    private static int maxOf(String key) {
        return switch (key) {
            case "LYRICS" -> Bounds.LYRICS_MAX;
            case "COMMENT" -> Bounds.COMMENT_MAX;
            default -> Bounds.TEXT_MAX;
        };
    }

    /** No control characters (neither PostgreSQL nor XML takes them), no blanks around it, no half character at the cut. */
    private static String tidy(String value, int max, boolean oneLine) {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean keep = c >= ' ' || (!oneLine && (c == '\n' || c == '\t' || c == '\r'));
            if (keep || c != 0) {
                text.append(keep ? c : ' ');
            }
        }
        String tidied = text.toString().strip();
        if (tidied.length() <= max) {
            return tidied;
        }
        return tidied.substring(0, Character.isHighSurrogate(tidied.charAt(max - 1)) ? max - 1 : max);
    }

    /** The front cover wins over any other picture, and the first over the next. */
    void picture(EmbeddedPicture offered) throws IOException, BrokenFile {
        if (offered.length() <= 0 || offered.length() > Bounds.PICTURE_BYTES_MAX) {
            return;
        }
        hasPicture = true;
        if (pictureWanted
                && (picture == null
                        || (offered.kind() == EmbeddedPicture.FRONT_COVER
                                && pictureKind != EmbeddedPicture.FRONT_COVER))) {
            picture = offered.content().read();
            pictureKind = offered.kind();
        }
    }

    boolean wantsPicture() {
        return pictureWanted;
    }

    void sound(Sound heard) {
        sound = heard;
    }

    Sound sound() {
        return sound;
    }

    boolean hasPicture() {
        return hasPicture;
    }

    /** Null when the file has none, or when it was not asked for. */
    byte[] pictureBytes() {
        return picture;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    List<String> all(String key) {
        return fields.getOrDefault(key, List.of());
    }

    /** The first value, or null. */
    String first(String key) {
        var values = fields.get(key);
        return values == null ? null : values.get(0);
    }
}
