package polyphony.accounts;

import java.text.Normalizer;
import java.util.Locale;
import polyphony.shared.bus.Failure;

/**
 * A user's name.
 *
 * @param shown as it was chosen, in NFC
 * @param key what makes it unique: without case
 */
record UserName(String shown, String key) {
    /** The name that somebody typed. */
    static UserName of(String text) {
        String shown = Normalizer.normalize(text, Normalizer.Form.NFC);
        // Up and down again: some letters have several small forms.
        String folded = shown.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new UserName(shown, Normalizer.normalize(folded, Normalizer.Form.NFC));
    }

    /** The name of a user to be; what nobody can see could make it look like another's. */
    static UserName ofNew(String text) {
        boolean visible = text.codePoints().allMatch(UserName::isVisible);
        if (!visible) {
            throw Failure.invalid("username", "must have no invisible characters");
        }
        return of(text);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
