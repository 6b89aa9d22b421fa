package polyphony.catalog;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a JPEG of four inks stores them. Java gives such pictures as bare numbers only. */
enum Inks {
    /** Cyan, magenta, yellow, black: 255 is full ink. */
    PLAIN,
    /** As Adobe writes them: 0 is full ink. */
    INVERTED,
    /** Adobe again: the first three as brightness and two colour differences. */
    DIFFERENCES;

    private static final int ADOBE = 0xEE;
    private static final int SCAN = 0xDA;

    /** What the segment that Adobe's programs add says. */
    static Inks of(Path jpeg) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(jpeg)))) {
            in.readUnsignedShort();
            while (true) {
                int marker = in.readUnsignedByte();
                while (marker == 0xFF) {
                    marker = in.readUnsignedByte();
                }
                if (marker == SCAN) {
                    return PLAIN;
                }
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                if (marker == ADOBE && new String(segment, StandardCharsets.ISO_8859_1).startsWith("Adobe")) {
                    return segment.length > 11 && segment[11] == 2 ? DIFFERENCES : INVERTED;
                }
            }
        }
    }

    BufferedImage picture(Raster inks) {
        BufferedImage image = new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] ink = new int[4];
        for (int y = 0; y < inks.getHeight(); y++) {
            for (int x = 0; x < inks.getWidth(); x++) {
                inks.getPixel(x + inks.getMinX(), y + inks.getMinY(), ink);
                image.setRGB(x, y, colour(ink));
            }
        }
        return image;
    }

    private int colour(int[] ink) {
        return switch (this) {
            case PLAIN -> mixed(255 - ink[0], 255 - ink[1], 255 - ink[2], 255 - ink[3]);
            case INVERTED -> mixed(ink[0], ink[1], ink[2], ink[3]);
            case DIFFERENCES -> {
                double blueness = ink[1] - 128;
                double redness = ink[2] - 128;
                yield mixed(
                        bounded(ink[0] + 1.402 * redness),
                        bounded(ink[0] - 0.344136 * blueness - 0.714136 * redness),
                        bounded(ink[0] + 1.772 * blueness),
                        ink[3]);
            }
        };
    }

    /** Light that three inks leave, dimmed by what black leaves. */
    private static int mixed(int red, int green, int blue, int light) {
        return ((red * light / 255) << 16) | ((green * light / 255) << 8) | (blue * light / 255);
    }

    private static int bounded(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
