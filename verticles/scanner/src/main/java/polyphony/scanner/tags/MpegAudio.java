package polyphony.scanner.tags;

import java.io.IOException;

/** Finds the first frames of MPEG audio (mp3, mp2) and tells how long it plays. */
final class MpegAudio {
    private static final int SEARCH_BYTES_MAX = 256 * 1024;
    private static final int SAMPLED_FRAMES = 12;
    private static final int[] RATES_1 = {44100, 48000, 32000};
    private static final int[] KBPS_1_L1 = {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448};
    private static final int[] KBPS_1_L2 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384};
    private static final int[] KBPS_1_L3 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBPS_2_L1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256};
    private static final int[] KBPS_2_L23 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};

    /** A frame's header. */
    private record Frame(boolean mpeg1, int layer, int kbps, int rateHz, int channels, int bytes) {
        int samples() {
            return layer == 1 ? 384 : layer == 3 && !mpeg1 ? 576 : 1152;
        }

        boolean alike(Frame other) {
            return other != null && mpeg1 == other.mpeg1 && layer == other.layer && rateHz == other.rateHz;
        }
    }

    private MpegAudio() {}

    static Sound read(Source source, long from, long end) throws IOException, BrokenFile {
        long at = firstFrame(source, from, end);
        var frame = frame(source, at);
        String codec = "mp" + frame.layer();
        long bytes = end - at;
        long frames = countedFrames(source, at, frame);
        if (frames > 0) {
            long samples = frames * frame.samples() - padding(source, at, frame);
            return Sound.of(codec, samples, bytes, frame.rateHz(), frame.channels(), 0);
        }
        double kbps = averageKbps(source, at, end, frame);
        long samples = Math.round(bytes * 8 / kbps / 1000 * frame.rateHz());
        return Sound.of(codec, samples, bytes, frame.rateHz(), frame.channels(), 0);
    }

    private static long firstFrame(Source source, long from, long end) throws IOException, BrokenFile {
        long stop = Math.min(end - 4, from + SEARCH_BYTES_MAX);
        for (long at = from; at <= stop; at++) {
            if (source.u8(at) != 0xff) {
                continue;
            }
            var frame = frame(source, at);
            if (frame != null && follows(source, at + frame.bytes(), end, frame)) {
                return at;
            }
        }
        throw new BrokenFile("No MPEG audio was found in the file.");
    }

    private static boolean follows(Source source, long at, long end, Frame before) throws IOException, BrokenFile {
        return at + 4 > end ? at <= end : before.alike(frame(source, at));
    }

    /** Null when there is no frame at this place. */
    private static Frame frame(Source source, long at) throws IOException, BrokenFile {
        int h = (int) source.u32(at);
        int version = h >>> 19 & 3;
        int layer = 4 - (h >>> 17 & 3);
        int kbpsIndex = h >>> 12 & 15;
        int rateIndex = h >>> 10 & 3;
        boolean valid =
                h >>> 21 == 0x7ff && version != 1 && layer < 4 && kbpsIndex > 0 && kbpsIndex < 15 && rateIndex < 3;
        if (!valid) {
            return null;
        }
        boolean mpeg1 = version == 3;
        int rate = RATES_1[rateIndex] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int kbps = kbps(mpeg1, layer)[kbpsIndex];
        int padded = h >>> 9 & 1;
        int bytes = layer == 1
                ? (12 * kbps * 1000 / rate + padded) * 4
                : (layer == 3 && !mpeg1 ? 72 : 144) * kbps * 1000 / rate + padded;
        return new Frame(mpeg1, layer, kbps, rate, (h >>> 6 & 3) == 3 ? 1 : 2, bytes);
    }

    private static int[] kbps(boolean mpeg1, int layer) {
        if (!mpeg1) {
            return layer == 1 ? KBPS_2_L1 : KBPS_2_L23;
        }
        return switch (layer) {
            case 1 -> KBPS_1_L1;
            case 2 -> KBPS_1_L2;
            default -> KBPS_1_L3;
        };
    }

    private static long xingAt(long at, Frame frame) {
        boolean mono = frame.channels() == 1;
        int side = frame.mpeg1() ? (mono ? 17 : 32) : (mono ? 9 : 17);
        return at + 4 + side;
    }

    /** How many frames the encoder says it wrote (Xing, Info or VBRI); 0 when it does not say. */
    private static long countedFrames(Source source, long at, Frame frame) throws IOException, BrokenFile {
        long xing = xingAt(at, frame);
        if (source.has(xing, "Xing") || source.has(xing, "Info")) {
            return (source.u32(xing + 4) & 1) != 0 ? source.u32(xing + 8) : 0;
        }
        return source.has(at + 36, "VBRI") ? source.u32(at + 36 + 14) : 0;
    }

    /** Samples of silence that the encoder added at both ends, as LAME writes them behind the Xing header. */
    private static int padding(Source source, long at, Frame frame) throws IOException, BrokenFile {
        long xing = xingAt(at, frame);
        if (!source.has(xing, "Xing") && !source.has(xing, "Info")) {
            return 0;
        }
        long flags = source.u32(xing + 4);
        long lame = xing
                + 8
                + ((flags & 1) != 0 ? 4 : 0)
                + ((flags & 2) != 0 ? 4 : 0)
                + ((flags & 4) != 0 ? 100 : 0)
                + ((flags & 8) != 0 ? 4 : 0);
        boolean written = source.has(lame, "LAME") || source.has(lame, "Lavc") || source.has(lame, "Lavf");
        if (!written) {
            return 0;
        }
        int delays = source.u24(lame + 21);
        return (delays >>> 12) + (delays & 0xfff);
    }

    private static double averageKbps(Source source, long from, long end, Frame first) throws IOException, BrokenFile {
        double sum = 0;
        int count = 0;
        var frame = first;
        long at = from;
        while (frame != null && count < SAMPLED_FRAMES) {
            sum += frame.kbps();
            count++;
            at += frame.bytes();
            frame = at + 4 <= end ? frame(source, at) : null;
        }
        return sum / count;
    }
}
