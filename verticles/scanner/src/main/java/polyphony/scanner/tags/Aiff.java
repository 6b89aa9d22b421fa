package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** AIFF and AIFF-C: chunks of sound, a few texts and an ID3 tag. */
final class Aiff {
    private final Source source;
    private final Found found;
    private long common = -1;
    private long soundBytes = -1;

    private Aiff(Source source, Found found) {
        this.source = source;
        this.found = found;
    }

    static void read(Source source, Found found) throws IOException, BrokenFile {
        new Aiff(source, found).chunks();
    }

    private void chunks() throws IOException, BrokenFile {
        long at = 12;
        for (int i = 0; at + 8 <= source.size() && i < Bounds.PARTS_MAX; i++) {
            long size = source.u32(at + 4);
            chunk(source.name(at, 4), at + 8, Math.min(size, source.size() - at - 8));
            at += 8 + size + (size & 1);
        }
        finish();
    }

    private void chunk(String name, long body, long size) throws IOException, BrokenFile {
        switch (name) {
            case "COMM" -> common = size >= 18 ? body : -1;
            case "SSND" -> soundBytes = Math.max(0, size - 8);
            case "NAME" -> text("TITLE", body, size);
            case "AUTH" -> text("ARTIST", body, size);
            case "ANNO" -> text("COMMENT", body, size);
            case "ID3 ", "id3 " -> {
                if (Id3v2.isAt(source, body)) {
                    Id3v2.read(source, body, found);
                }
            }
            default -> {}
        }
    }

    private void text(String field, long body, long size) throws IOException, BrokenFile {
        if (found.first(field) == null) {
            int length = (int) Math.min(size, Bounds.FIELD_BYTES_MAX);
            found.add(field, new String(source.bytes(body, length), StandardCharsets.UTF_8));
        }
    }

    private void finish() throws IOException, BrokenFile {
        if (common < 0 || soundBytes < 0) {
            throw new BrokenFile("The AIFF file holds no sound.");
        }
        int channels = source.u16(common);
        long samples = source.u32(common + 2);
        int depth = source.u16(common + 6);
        found.sound(Sound.of("pcm", samples, soundBytes, extended(common + 8), channels, depth));
    }

    /** The sample rate is an 80-bit floating point number. */
    private int extended(long at) throws IOException, BrokenFile {
        int exponent = (source.u16(at) & 0x7fff) - 16383 - 63;
        long mantissa = source.u64(at + 2);
        double value = (mantissa >>> 1) * 2.0 * Math.pow(2, exponent);
        return (int) Math.min(value, Integer.MAX_VALUE);
    }
}
