package polyphony.catalog;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a picture's first bytes say, read without decoding any of it.
 *
 * @param fourInks whether it is a JPEG meant for a press
 */
record ImageHeader(Format format, int width, int height, boolean fourInks) {
    private ImageHeader(Format format, int width, int height) {
        this(format, width, height, false);
    }

    enum Format {
        JPEG("image/jpeg", true),
        PNG("image/png", true),
        GIF("image/gif", true),
        BMP("image/bmp", true),
        WEBP("image/webp", false);

        private final String contentType;
        private final boolean decoded;

        Format(String contentType, boolean decoded) {
            this.contentType = contentType;
            this.decoded = decoded;
        }

        String contentType() {
            return contentType;
        }

        /** Whether Java can decode it; the others go out as they are. */
        boolean isDecoded() {
            return decoded;
        }
    }

    private static final int START_BYTES = 32;
    private static final int JPEG_SEGMENTS_MAX = 1_000;

    long pixels() {
        return (long) width * height;
    }

    /** Empty when it is no picture that we know, or a broken one. */
    static Optional<ImageHeader> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] b = Arrays.copyOf(in.readNBytes(START_BYTES), START_BYTES);
            Optional<ImageHeader> header = Optional.empty();
            if (starts(b, 0, "\u0089PNG\r\n\u001a\n")) {
                header = Optional.of(new ImageHeader(Format.PNG, big(b, 16, 4), big(b, 20, 4)));
            } else if (starts(b, 0, "GIF8")) {
                header = Optional.of(new ImageHeader(Format.GIF, little(b, 6, 2), little(b, 8, 2)));
            } else if (starts(b, 0, "BM")) {
                header = Optional.of(new ImageHeader(Format.BMP, little(b, 18, 4), Math.abs(little(b, 22, 4))));
            } else if (starts(b, 0, "RIFF") && starts(b, 8, "WEBP")) {
                header = webp(b);
            } else if (starts(b, 0, "\u00ff\u00d8")) {
                header = jpeg(file);
            }
            return header.filter(read -> read.width > 0 && read.height > 0);
        }
    }

    private static Optional<ImageHeader> webp(byte[] b) {
        if (starts(b, 12, "VP8X")) {
            return Optional.of(new ImageHeader(Format.WEBP, little(b, 24, 3) + 1, little(b, 27, 3) + 1));
        }
        if (starts(b, 12, "VP8L")) {
            int bits = little(b, 21, 4);
            return Optional.of(new ImageHeader(Format.WEBP, (bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1));
        }
        if (starts(b, 12, "VP8 ")) {
            return Optional.of(new ImageHeader(Format.WEBP, little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF));
        }
        return Optional.empty();
    }

    /** The size stands in a segment of its own, behind others of any length. */
    private static Optional<ImageHeader> jpeg(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.readUnsignedShort();
            for (int i = 0; i < JPEG_SEGMENTS_MAX; i++) {
                int marker = in.readUnsignedByte();
                while (marker == 0xFF) {
                    marker = in.readUnsignedByte();
                }
                int length = in.readUnsignedShort();
                if (isFrame(marker)) {
                    in.readUnsignedByte();
                    int height = in.readUnsignedShort();
                    int width = in.readUnsignedShort();
                    return Optional.of(new ImageHeader(Format.JPEG, width, height, in.readUnsignedByte() == 4));
                }
                in.skipNBytes(Math.max(0, length - 2));
            }
            return Optional.empty();
        } catch (EOFException broken) {
            return Optional.empty();
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean starts(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if ((bytes[at + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }

    private static int little(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}
