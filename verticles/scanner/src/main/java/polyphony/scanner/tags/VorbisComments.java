package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The comments of Ogg and FLAC: NAME=value, any name as often as it likes. */
final class VorbisComments {
    private static final int NAME_MAX = 64;

    private VorbisComments() {}

    static void read(Flow flow, Found found) throws IOException, BrokenFile {
        flow.skip(flow.takeU32le());
        long count = flow.takeU32le();
        for (long i = 0; i < count && i < Bounds.PARTS_MAX; i++) {
            comment(flow, flow.takeU32le(), found);
        }
    }

    private static void comment(Flow flow, long length, Found found) throws IOException, BrokenFile {
        int headLength = (int) Math.min(length, NAME_MAX);
        var head = flow.take(headLength);
        long rest = length - headLength;
        int equals = indexOf(head, (byte) '=');
        if (equals <= 0) {
            flow.skip(rest);
            return;
        }
        String name = new String(head, 0, equals, StandardCharsets.US_ASCII);
        if (name.equalsIgnoreCase("METADATA_BLOCK_PICTURE") || name.equalsIgnoreCase("COVERART")) {
            picture(flow, name, head, equals + 1, rest, found);
            return;
        }
        int taken = (int) Math.min(rest, Bounds.FIELD_BYTES_MAX);
        var value = join(head, equals + 1, flow.take(taken));
        flow.skip(rest - taken);
        found.add(name, new String(value, StandardCharsets.UTF_8));
    }

    private static void picture(Flow flow, String name, byte[] head, int valueAt, long rest, Found found)
            throws IOException, BrokenFile {
        // Base64 is four letters for three bytes; the few bytes around the picture are below the rounding.
        if (rest > Bounds.PICTURE_BYTES_MAX / 3 * 4L) {
            flow.skip(rest);
            return;
        }
        if (!found.wantsPicture()) {
            flow.skip(rest);
            found.picture(new EmbeddedPicture(EmbeddedPicture.FRONT_COVER, rest, () -> new byte[0]));
            return;
        }
        var text = join(head, valueAt, flow.take((int) rest));
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (name.equalsIgnoreCase("COVERART")) {
            found.picture(new EmbeddedPicture(EmbeddedPicture.FRONT_COVER, bytes.length, () -> bytes));
        } else {
            Flac.picture(Source.of(bytes), 0, bytes.length, found);
        }
    }

    private static byte[] join(byte[] head, int from, byte[] rest) {
        var whole = new byte[head.length - from + rest.length];
        System.arraycopy(head, from, whole, 0, head.length - from);
        System.arraycopy(rest, 0, whole, head.length - from, rest.length);
        return whole;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
