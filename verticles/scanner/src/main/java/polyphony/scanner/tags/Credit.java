package polyphony.scanner.tags;

import java.util.Locale;

/**
 * Somebody's part in a track, beside its artists.
 *
 * @param detail what the role leaves open, such as a performer's instrument; null when nothing is said
 */
public record Credit(Role role, String name, String detail) {
    public enum Role {
        COMPOSER,
        CONDUCTOR,
        LYRICIST,
        REMIXER,
        PRODUCER,
        ARRANGER,
        ENGINEER,
        MIXER,
        DJMIXER,
        WRITER,
        PERFORMER;

        /** By the name in a list of people, such as "DJ-mix" or "mix"; null when it is none of these. */
        static Role named(String text) {
            return switch (text.toUpperCase(Locale.ROOT)) {
                case "PRODUCER" -> PRODUCER;
                case "ARRANGER" -> ARRANGER;
                case "ENGINEER" -> ENGINEER;
                case "MIX", "MIXER" -> MIXER;
                case "DJ-MIX", "DJMIXER" -> DJMIXER;
                case "REMIXER" -> REMIXER;
                case "CONDUCTOR" -> CONDUCTOR;
                case "COMPOSER" -> COMPOSER;
                case "LYRICIST" -> LYRICIST;
                case "WRITER" -> WRITER;
                default -> null;
            };
        }
    }
}
