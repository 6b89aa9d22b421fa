package polyphony.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import polyphony.shared.bus.Failure;

/**
 * The place in an ordered list after which the next page begins: the order's name and the sort key of the last entry
 * seen, never a count, so that entries which come and go neither repeat nor hide others.
 */
record Cursor(String order, String key) {
    private static final char SEPARATOR = '\n';

    String encoded() {
        byte[] bytes = (order + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Refuses what is no cursor, and the cursor of another order. */
    static Cursor decode(String text, String order) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int at = plain.indexOf(SEPARATOR);
            if (at > 0 && plain.substring(0, at).equals(order)) {
                return new Cursor(order, plain.substring(at + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusal();
        }
        throw refusal();
    }

    static Failure refusal() {
        return Failure.invalid("after", "must be the cursor that a page of the same list gave as next");
    }
}
