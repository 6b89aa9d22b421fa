package polyphony.scanner;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a file is for, by its name alone. */
enum FileKind {
    AUDIO,
    LYRICS,
    COVER,
    OTHER;

    private static final Set<String> AUDIO_SUFFIXES =
            Set.of("mp3", "flac", "ogg", "oga", "opus", "m4a", "m4b", "wav", "aif", "aiff", "aifc");
    private static final Set<String> PICTURE_SUFFIXES = Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp");
    private static final List<String> COVER_STEMS = List.of("cover", "folder", "front");

    static FileKind of(String name) {
        if (name.startsWith(".")) {
            return OTHER;
        }
        String suffix = suffix(name);
        if (AUDIO_SUFFIXES.contains(suffix)) {
            return AUDIO;
        }
        if (suffix.equals("lrc")) {
            return LYRICS;
        }
        boolean cover = PICTURE_SUFFIXES.contains(suffix)
                && COVER_STEMS.contains(stem(name).toLowerCase(Locale.ROOT));
        return cover ? COVER : OTHER;
    }

    /** Lower-case ending without its dot; empty when there is none. */
    static String suffix(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Lower is better: {@code cover} before {@code folder} before {@code front}. */
    static int coverRank(String name) {
        return COVER_STEMS.indexOf(stem(name).toLowerCase(Locale.ROOT));
    }
}
