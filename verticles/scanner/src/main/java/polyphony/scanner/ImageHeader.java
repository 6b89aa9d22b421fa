package polyphony.scanner;

import java.util.Optional;

/** Width and height as a picture's first bytes tell them; nothing is decoded. */
record ImageHeader(int width, int height) {
    static Optional<ImageHeader> of(byte[] b) {
        if (b.length < 30) {
            return Optional.empty();
        }
        if (u16(b, 0) == 0xffd8) {
            return jpeg(b);
        }
        if (u32(b, 0) == 0x8950_4e47L && u32(b, 12) == 0x4948_4452L) {
            return sized(u32(b, 16), u32(b, 20));
        }
        if (u32(b, 0) == 0x4749_4638L) {
            return sized(u16le(b, 6), u16le(b, 8));
        }
        if (u16(b, 0) == 0x424d) {
            return sized(u32le(b, 18), Math.abs((int) u32le(b, 22)));
        }
        if (u32(b, 0) == 0x5249_4646L && u32(b, 8) == 0x5745_4250L) {
            return webp(b);
        }
        return Optional.empty();
    }

    long pixels() {
        return (long) width * height;
    }

    private static Optional<ImageHeader> sized(long width, long height) {
        boolean sensible = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        return sensible ? Optional.of(new ImageHeader((int) width, (int) height)) : Optional.empty();
    }

    /** The size is in the first "start of frame", wherever that is among the segments. */
    private static Optional<ImageHeader> jpeg(byte[] b) {
        int at = 2;
        while (at + 9 < b.length) {
            if ((b[at] & 0xff) != 0xff) {
                return Optional.empty();
            }
            int marker = b[at + 1] & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return sized(u16(b, at + 7), u16(b, at + 5));
            }
            boolean alone = marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
            at += alone ? (marker == 0xff ? 1 : 2) : 2 + Math.max(2, u16(b, at + 2));
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> webp(byte[] b) {
        long form = u32(b, 12);
        if (form == 0x5650_3858L) {
            return sized(u24le(b, 24) + 1L, u24le(b, 27) + 1L);
        }
        if (form == 0x5650_384cL) {
            long bits = u32le(b, 21);
            return sized((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        }
        return form == 0x5650_3820L ? sized(u16le(b, 26) & 0x3fff, u16le(b, 28) & 0x3fff) : Optional.empty();
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
    }

    private static long u32(byte[] b, int at) {
        return (long) u16(b, at) << 16 | u16(b, at + 2);
    }

    private static int u16le(byte[] b, int at) {
        return (b[at + 1] & 0xff) << 8 | (b[at] & 0xff);
    }

    private static int u24le(byte[] b, int at) {
        return (b[at + 2] & 0xff) << 16 | u16le(b, at);
    }

    private static long u32le(byte[] b, int at) {
        return (long) u16le(b, at + 2) << 16 | u16le(b, at);
    }
}
