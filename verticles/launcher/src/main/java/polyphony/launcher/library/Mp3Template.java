package polyphony.launcher.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** MPEG-1 layer III without a bit reservoir, so that each frame stands alone; ID3v2.4 in UTF-8. */
final class Mp3Template implements Template {
    private static final int[] KBPS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] HERTZ = {44_100, 48_000, 32_000};
    private static final int HEADER_BYTES = 4;
    private static final int UTF_8 = 3;

    private final List<byte[]> frames;

    Mp3Template(byte[] encoded) {
        frames = frames(encoded);
    }

    @Override
    public byte[] file(TrackTags tags, Random random) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(id3(tags));
        Template.shuffled(frames, random).forEach(file::writeBytes);
        return file.toByteArray();
    }

    private static List<byte[]> frames(byte[] encoded) {
        var frames = new ArrayList<byte[]>();
        var at = 0;
        while (at + HEADER_BYTES <= encoded.length && (encoded[at] & 0xff) == 0xff) {
            var kbps = KBPS[(encoded[at + 2] >> 4) & 0xf];
            var hertz = HERTZ[(encoded[at + 2] >> 2) & 3];
            var length = 144_000 * kbps / hertz + ((encoded[at + 2] >> 1) & 1);
            if (at + length > encoded.length) {
                break;
            }
            frames.add(Arrays.copyOfRange(encoded, at, at + length));
            at += length;
        }
        return frames;
    }

    private static byte[] id3(TrackTags tags) {
        var body = new ByteArrayOutputStream();
        frame(body, "TIT2", tags.title());
        frame(body, "TPE1", String.join("\0", tags.artists()));
        frame(body, "TPE2", tags.albumArtist());
        frame(body, "TALB", tags.album());
        frame(body, "TDRC", Integer.toString(tags.year()));
        frame(body, "TCON", tags.genre());
        frame(body, "TRCK", tags.track() + "/" + tags.trackTotal());
        frame(body, "TPOS", tags.disc() + "/" + tags.discTotal());
        frame(body, "TCOM", tags.composer());
        if (tags.compilation()) {
            frame(body, "TCMP", "1");
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0});
        whole.writeBytes(sevenBits(body.size()));
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    private static void frame(ByteArrayOutputStream body, String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        body.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(sevenBits(bytes.length + 1));
        body.writeBytes(new byte[] {0, 0, UTF_8});
        body.writeBytes(bytes);
    }

    /** ID3's numbers use seven bits of each byte. */
    private static byte[] sevenBits(int number) {
        return new byte[] {
            (byte) ((number >> 21) & 0x7f),
            (byte) ((number >> 14) & 0x7f),
            (byte) ((number >> 7) & 0x7f),
            (byte) (number & 0x7f)
        };
    }
}
