package polyphony.scanner.tags;

import java.io.IOException;

/** A sound track's sample description. */
record Mp4Sound(String codec, int sampleRateHz, int channels, int bitDepth) {
    private static final int ENTRY = 36;

    static Mp4Sound read(Source source, long entry, long end) throws IOException, BrokenFile {
        String format = source.name(entry + 4, 4);
        int channels = source.u16(entry + 24);
        int depth = source.u16(entry + 26);
        int rate = source.u16(entry + 32);
        return switch (format) {
            case "alac" -> alac(source, entry, end, new Mp4Sound("alac", rate, channels, depth));
            case "mp4a" -> new Mp4Sound(isMp3(source, entry, end) ? "mp3" : "aac", rate, channels, 0);
            case "fLaC" -> new Mp4Sound("flac", rate, channels, depth);
            case "Opus" -> new Mp4Sound("opus", 48_000, channels, 0);
            case "enca", "drms" -> throw new BrokenFile("The file is protected by DRM and cannot be played.");
            default -> new Mp4Sound(format.strip().replaceAll("[^ -~]", "?"), rate, channels, 0);
        };
    }

    /** ALAC's own description is right where MP4's, with 16 bits for the sample rate, cannot be. */
    private static Mp4Sound alac(Source source, long entry, long end, Mp4Sound outer) throws IOException, BrokenFile {
        long cookie = entry + ENTRY;
        if (cookie + 36 > end || !source.has(cookie + 4, "alac")) {
            return outer;
        }
        long config = cookie + 12;
        return new Mp4Sound("alac", (int) source.u32(config + 20), source.u8(config + 9), source.u8(config + 5));
    }

    private static boolean isMp3(Source source, long entry, long end) throws IOException, BrokenFile {
        // The object type stands behind the tag of the decoder's configuration (4) and its length.
        long at = entry + ENTRY;
        if (at + 12 > end || !source.has(at + 4, "esds")) {
            return false;
        }
        int length = (int) Math.min(end - at - 12, 32);
        var bytes = source.bytes(at + 12, length);
        for (int i = 0; i + 5 < bytes.length; i++) {
            boolean longForm = bytes[i] == 4 && bytes[i + 1] == (byte) 0x80;
            boolean shortForm = bytes[i] == 4 && bytes[i + 1] > 0x0d && bytes[i + 1] < 0x40;
            if (longForm || shortForm) {
                int type = bytes[i + (longForm ? 5 : 2)] & 0xff;
                return type == 0x6b || type == 0x69;
            }
        }
        return false;
    }
}
