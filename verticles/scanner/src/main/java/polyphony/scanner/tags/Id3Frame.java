package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Understands the content of single ID3v2 frames. */
final class Id3Frame {
    // Tags that claim Latin-1 mostly come from Windows; the printable characters of both are the same.
    private static final Charset LATIN = Charset.forName("windows-1252");

    private final int version;
    private final Found found;
    private String year;
    private String dayAndMonth;

    Id3Frame(int version, Found found) {
        this.version = version;
        this.found = found;
    }

    void text(String id, byte[] body) {
        if (body.length < 2) {
            return;
        }
        switch (id) {
            case "TXXX" -> described(body);
            case "COMM", "USLT" -> inLanguage(id, body);
            case "UFID" -> uniqueId(body);
            case "IPLS", "TIPL", "TMCL" -> people(id, body);
            case "TYER" -> year = first(values(body, 1));
            case "TDAT" -> dayAndMonth = first(values(body, 1));
            default -> split(values(body, 1)).forEach(value -> found.add(Id3Names.field(id), value));
        }
    }

    /** ID3v2.3 keeps the year and the day in two frames. */
    void done() {
        if (year != null && found.first("DATE") == null) {
            boolean whole = dayAndMonth != null && dayAndMonth.matches("\\d{4}") && year.matches("\\d{4}");
            String day = whole ? "-" + dayAndMonth.substring(2) + "-" + dayAndMonth.substring(0, 2) : "";
            found.add("DATE", year + day);
        }
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0).strip();
    }

    /**
     * ID3v2.4 separates values by NUL, and so do most who write 2.3. The "/" of 2.3's text is left alone, for it would take
     * AC/DC apart; "; " is what taggers write instead.
     */
    private List<String> split(List<String> values) {
        if (version == 4) {
            return values;
        }
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split("; ")))
                .toList();
    }

    private void described(byte[] body) {
        var values = values(body, 1);
        if (values.size() < 2) {
            return;
        }
        var rest = values.subList(1, values.size());
        split(rest).forEach(value -> found.add(values.get(0), value));
    }

    private void inLanguage(String id, byte[] body) {
        if (body.length < 5) {
            return;
        }
        var values = values(body, 4);
        String description = values.size() > 1 ? values.get(0) : "";
        String text =
                values.isEmpty() ? "" : String.join("\n", values.subList(values.size() > 1 ? 1 : 0, values.size()));
        if (id.equals("USLT")) {
            found.add("LYRICS", text);
        } else if (description.isBlank() || description.equalsIgnoreCase("comment")) {
            found.add("COMMENT", text);
        }
    }

    private void uniqueId(byte[] body) {
        int end = 0;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        String owner = new String(body, 0, end, StandardCharsets.ISO_8859_1);
        if (owner.equals("http://musicbrainz.org") && end < body.length) {
            found.add(
                    "MUSICBRAINZ_TRACKID",
                    new String(body, end + 1, body.length - end - 1, StandardCharsets.ISO_8859_1));
        }
    }

    /** Pairs of what somebody did and who it was; players come with their instrument. */
    private void people(String id, byte[] body) {
        var values = values(body, 1);
        for (int i = 0; i + 1 < values.size(); i += 2) {
            String role = values.get(i).strip().toUpperCase(Locale.ROOT);
            String name = values.get(i + 1).strip();
            boolean known = !id.equals("TMCL") && Credit.Role.named(role) != null;
            if (known) {
                found.add(Credit.Role.named(role).name(), name);
            } else if (!name.isEmpty()) {
                String instrument = role.toLowerCase(Locale.ROOT);
                found.add("PERFORMER", instrument.isEmpty() ? name : name + " (" + instrument + ")");
            }
        }
    }

    void picture(byte[] head, long size, EmbeddedPicture.Content content) throws IOException, BrokenFile {
        if (head.length < 4) {
            return;
        }
        int kindAt = version == 2 ? 4 : endOf(head, 1, StandardCharsets.ISO_8859_1);
        int kind = kindAt < head.length ? head[kindAt] & 0xff : 0;
        found.picture(new EmbeddedPicture(kind, size, () -> pictureIn(content.read())));
    }

    private byte[] pictureIn(byte[] body) {
        if (body.length < 6) {
            return new byte[0];
        }
        int kindAt = version == 2 ? 4 : endOf(body, 1, StandardCharsets.ISO_8859_1);
        int from = endOf(body, kindAt + 1, charset(body[0]));
        return from >= body.length ? new byte[0] : Arrays.copyOfRange(body, from, body.length);
    }

    private static List<String> values(byte[] body, int from) {
        var values = new ArrayList<String>(2);
        var charset = charset(body[0]);
        int at = from;
        while (at < body.length && values.size() < Bounds.VALUES_MAX * 2) {
            int next = endOf(body, at, charset);
            values.add(decode(body, at, Math.min(next, body.length), charset));
            at = next;
        }
        return values;
    }

    private static Charset charset(byte encoding) {
        return switch (encoding) {
            case 1 -> StandardCharsets.UTF_16;
            case 2 -> StandardCharsets.UTF_16BE;
            case 3 -> StandardCharsets.UTF_8;
            default -> LATIN;
        };
    }

    private static boolean isWide(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** The place behind the NUL that ends the string at this place. */
    private static int endOf(byte[] body, int from, Charset charset) {
        int step = isWide(charset) ? 2 : 1;
        for (int i = from; i + step <= body.length; i += step) {
            if (body[i] == 0 && (step == 1 || body[i + 1] == 0)) {
                return i + step;
            }
        }
        return body.length;
    }

    private static String decode(byte[] body, int from, int to, Charset charset) {
        // Only the first of several UTF-16 strings may carry the mark of its byte order; Windows' order is the usual
        // one.
        boolean marked = to - from >= 2 && ((body[from] & 0xff) == 0xff || (body[from] & 0xff) == 0xfe);
        var used = charset.equals(StandardCharsets.UTF_16) && !marked ? StandardCharsets.UTF_16LE : charset;
        String text = new String(body, from, to - from, used);
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }
}
