package polyphony.scanner.tags;

import java.io.IOException;

/** The atoms of an MP4 file that matter for music: moov's first sound track, and the list of tags. */
final class Mp4 {
    private static final int DEPTH_MAX = 12;

    private final Source source;
    private final Found found;
    private int atoms;
    private boolean soundTrack;
    private long timeScale;
    private long duration;
    private long soundBytes;
    private Mp4Sound sound;

    private Mp4(Source source, Found found) {
        this.source = source;
        this.found = found;
    }

    static void read(Source source, Found found) throws IOException, BrokenFile {
        var file = new Mp4(source, found);
        file.walk(0, source.size(), 0);
        if (file.sound == null || file.timeScale == 0) {
            throw new BrokenFile("The MP4 file holds no sound, or it is cut off.");
        }
        file.finish();
    }

    private void finish() throws BrokenFile {
        double seconds = duration / (double) timeScale;
        long samples = Math.round(seconds * sound.sampleRateHz());
        found.sound(
                Sound.of(sound.codec(), samples, soundBytes, sound.sampleRateHz(), sound.channels(), sound.bitDepth()));
    }

    private void walk(long from, long end, int depth) throws IOException, BrokenFile {
        long at = from;
        while (at + 8 <= end) {
            if (++atoms > Bounds.PARTS_MAX || depth > DEPTH_MAX) {
                throw new BrokenFile("The MP4 file has too many parts.");
            }
            long size = source.u32(at);
            String name = source.name(at + 4, 4);
            long body = at + 8;
            if (size == 1) {
                size = source.u64(at + 8);
                body = at + 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < body - at || size > end - at) {
                throw new BrokenFile("The MP4 file ends in the middle of its part '" + printable(name) + "'.");
            }
            atom(name, body, at + size, depth);
            at += size;
        }
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }

    private void atom(String name, long body, long end, int depth) throws IOException, BrokenFile {
        switch (name) {
            case "moov", "mdia", "minf", "stbl", "udta" -> walk(body, end, depth + 1);
            case "trak" -> {
                soundTrack = false;
                walk(body, end, depth + 1);
            }
            // QuickTime's own meta atom has no version before its children, MPEG's has.
            case "meta" -> walk(source.has(body + 4, "hdlr") ? body : body + 4, end, depth + 1);
            case "mdhd" -> mediaHeader(body);
            case "hdlr" -> soundTrack = soundTrack || source.has(body + 8, "soun");
            case "stsd" -> sampleDescription(body, end);
            case "mdat" -> soundBytes += end - body;
            case "ilst" -> Mp4Tags.read(source, body, end, found);
            default -> {}
        }
    }

    private void mediaHeader(long body) throws IOException, BrokenFile {
        if (sound == null) {
            boolean wide = source.u8(body) == 1;
            timeScale = source.u32(body + (wide ? 20 : 12));
            duration = wide ? source.u64(body + 24) : source.u32(body + 16);
        }
    }

    private void sampleDescription(long body, long end) throws IOException, BrokenFile {
        if (soundTrack && sound == null && source.u32(body + 4) > 0) {
            sound = Mp4Sound.read(source, body + 8, end);
        }
    }
}
