package polyphony.playlists;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import polyphony.shared.bus.Failure;

/** Where a page of lists ended: the name and id of its last one. */
record Cursor(String nameKey, String id) {
    /** Before all lists. */
    static final Cursor START = new Cursor("", "");

    static Cursor of(StoredList last) {
        return new Cursor(last.nameKey(), last.id().value());
    }

    String text() {
        byte[] bytes = (id + "\n" + nameKey).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            String both = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = both.indexOf('\n');
            if (end < 0 || both.indexOf('\0') >= 0) {
                throw unknown();
            }
            return new Cursor(both.substring(end + 1), both.substring(0, end));
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    private static Failure unknown() {
        return Failure.invalid("after", "must be what the page before gave as next");
    }
}
