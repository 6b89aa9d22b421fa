package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** APEv2 tags, which gain scanners append to mp3 files. What an ID3 tag says already is left as it is. */
final class Ape {
    private static final int FOOTER = 32;

    private Ape() {}

    /** Where the tag that ends here begins; the same place when there is none. */
    static long start(Source source, long end) throws IOException, BrokenFile {
        long footer = end - FOOTER;
        if (footer < 0 || !source.has(footer, "APETAGEX")) {
            return end;
        }
        long size = source.u32le(footer + 12);
        boolean header = (source.u32le(footer + 20) & 0x8000_0000L) != 0;
        long start = end - size - (header ? FOOTER : 0);
        return start < 0 || size < FOOTER ? end : start;
    }

    static void read(Source source, long start, long end, Found found) throws IOException, BrokenFile {
        long count = Math.min(source.u32le(end - FOOTER + 16), Bounds.FIELDS_MAX);
        boolean alone = found.isEmpty();
        long at = source.has(start, "APETAGEX") ? start + FOOTER : start;
        for (long i = 0; i < count && at + 10 < end - FOOTER; i++) {
            long size = source.u32le(at);
            boolean text = (source.u32le(at + 4) & 6) == 0;
            long key = at + 8;
            long value = key;
            while (value < end && value - key < 256 && source.u8(value) != 0) {
                value++;
            }
            String name = source.name(key, (int) (value - key));
            value++;
            if (size > end - value) {
                return;
            }
            if (text && size <= Bounds.FIELD_BYTES_MAX) {
                add(name, new String(source.bytes(value, (int) size), StandardCharsets.UTF_8), alone, found);
            }
            at = value + size;
        }
    }

    private static void add(String name, String value, boolean alone, Found found) {
        boolean gain = name.regionMatches(true, 0, "REPLAYGAIN_", 0, 11);
        if (alone || gain) {
            for (String part : value.split("\0")) {
                found.add(name, part);
            }
        }
    }
}
