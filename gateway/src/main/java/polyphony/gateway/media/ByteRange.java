package polyphony.gateway.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a request wants, as RFC 9110 §14 has it.
 *
 * @param first offset of the first byte
 * @param length in bytes; 0 for a range that lies outside of the file
 */
record ByteRange(long first, long length) {
    /** One range only. Several are lawfully answered with the whole file, which spares the traps of many small ones. */
    private static final Pattern ONE =
            Pattern.compile("bytes=\\s*(\\d{0,19})-(\\d{0,19})\\s*", Pattern.CASE_INSENSITIVE);

    private static final ByteRange OUTSIDE = new ByteRange(0, 0);

    boolean isOutside() {
        return length == 0;
    }

    long last() {
        return first + length - 1;
    }

    /** The range that the header asks for; null when it asks for none that is answered as such. */
    static ByteRange of(String header, long sizeBytes) {
        Matcher range = header == null ? null : ONE.matcher(header);
        if (range == null || !range.matches()) {
            return null;
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? null : suffix(number(to), sizeBytes);
        }
        long first = number(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        if (last < first) {
            return null;
        }
        return first >= sizeBytes ? OUTSIDE : new ByteRange(first, Math.min(last, sizeBytes - 1) - first + 1);
    }

    private static ByteRange suffix(long wanted, long sizeBytes) {
        long length = Math.min(wanted, sizeBytes);
        return length == 0 ? OUTSIDE : new ByteRange(sizeBytes - length, length);
    }

    /** Nineteen digits may be more than a long holds; then it is more than any file has. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException huge) {
            return Long.MAX_VALUE;
        }
    }
}
