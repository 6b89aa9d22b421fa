package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The list of tags in an MP4 file: four-letter atoms, and "----" with a name of its own. */
final class Mp4Tags {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("\u00a9nam", "TITLE"),
            Map.entry("\u00a9ART", "ARTIST"),
            Map.entry("aART", "ALBUMARTIST"),
            Map.entry("\u00a9alb", "ALBUM"),
            Map.entry("\u00a9day", "DATE"),
            Map.entry("\u00a9gen", "GENRE"),
            Map.entry("gnre", "GENRE"),
            Map.entry("\u00a9wrt", "COMPOSER"),
            Map.entry("\u00a9lyr", "LYRICS"),
            Map.entry("\u00a9cmt", "COMMENT"),
            Map.entry("\u00a9con", "CONDUCTOR"),
            Map.entry("\u00a9prd", "PRODUCER"),
            Map.entry("trkn", "TRACKNUMBER"),
            Map.entry("disk", "DISCNUMBER"),
            Map.entry("cpil", "COMPILATION"),
            Map.entry("tmpo", "BPM"),
            Map.entry("sonm", "TITLESORT"),
            Map.entry("soar", "ARTISTSORT"),
            Map.entry("soal", "ALBUMSORT"),
            Map.entry("soaa", "ALBUMARTISTSORT"),
            Map.entry("soco", "COMPOSERSORT"));

    private Mp4Tags() {}

    static void read(Source source, long from, long end, Found found) throws IOException, BrokenFile {
        long at = from;
        for (int i = 0; at + 8 <= end && i < Bounds.PARTS_MAX; i++) {
            long size = source.u32(at);
            if (size < 8 || size > end - at) {
                return;
            }
            item(source, source.name(at + 4, 4), at + 8, at + size, found);
            at += size;
        }
    }

    private static void item(Source source, String name, long from, long end, Found found)
            throws IOException, BrokenFile {
        String field = FIELDS.get(name);
        long at = from;
        while (at + 8 <= end) {
            long size = source.u32(at);
            if (size < 8 || size > end - at) {
                return;
            }
            String part = source.name(at + 4, 4);
            if (part.equals("name") && name.equals("----") && size > 12) {
                field = text(source, at + 12, size - 12);
            } else if (part.equals("data") && size >= 16) {
                data(source, name, field, at + 8, size - 8, found);
            }
            at += size;
        }
    }

    private static void data(Source source, String atom, String field, long at, long length, Found found)
            throws IOException, BrokenFile {
        long value = at + 8;
        long size = length - 8;
        if (atom.equals("covr")) {
            found.picture(
                    new EmbeddedPicture(EmbeddedPicture.FRONT_COVER, size, () -> source.bytes(value, (int) size)));
            return;
        }
        if (field == null || size <= 0) {
            return;
        }
        switch (atom) {
            case "trkn", "disk" ->
                found.add(field, size >= 6 ? source.u16(value + 2) + "/" + source.u16(value + 4) : "");
            case "gnre" -> found.add(field, size >= 2 ? String.valueOf(source.u16(value) - 1) : "");
            case "cpil", "tmpo" -> found.add(field, String.valueOf(size >= 2 ? source.u16(value) : source.u8(value)));
            default -> found.add(field, text(source, value, size));
        }
    }

    private static String text(Source source, long at, long length) throws IOException, BrokenFile {
        int bytes = (int) Math.min(length, Bounds.FIELD_BYTES_MAX);
        return new String(source.bytes(at, bytes), StandardCharsets.UTF_8);
    }
}
