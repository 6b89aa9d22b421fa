package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** MPEG audio with ID3v2 before it, ID3v1 or an APE tag behind it. */
final class Mp3 {
    private static final int ID3V1 = 128;

    private Mp3() {}

    static void read(Source source, long audioStart, Found found) throws IOException, BrokenFile {
        long end = source.size();
        boolean old = end - ID3V1 >= audioStart && source.has(end - ID3V1, "TAG");
        if (old) {
            end -= ID3V1;
        }
        long apeEnd = end;
        end = Ape.start(source, end);
        found.sound(MpegAudio.read(source, audioStart, end));
        if (end < apeEnd) {
            Ape.read(source, end, apeEnd, found);
        }
        if (old && found.first("TITLE") == null) {
            readVersion1(source, source.size() - ID3V1, found);
        }
    }

    private static void readVersion1(Source source, long at, Found found) throws IOException, BrokenFile {
        var tag = source.bytes(at, ID3V1);
        found.add("TITLE", text(tag, 3, 30));
        if (found.first("ARTIST") == null) {
            found.add("ARTIST", text(tag, 33, 30));
        }
        if (found.first("ALBUM") == null) {
            found.add("ALBUM", text(tag, 63, 30));
        }
        if (found.first("DATE") == null) {
            found.add("DATE", text(tag, 93, 4));
        }
        if (tag[125] == 0 && tag[126] != 0 && found.first("TRACKNUMBER") == null) {
            found.add("TRACKNUMBER", String.valueOf(tag[126] & 0xff));
        }
        if (found.first("GENRE") == null) {
            found.add("GENRE", String.valueOf(tag[127] & 0xff));
        }
    }

    private static String text(byte[] tag, int from, int length) {
        int end = from;
        while (end < from + length && tag[end] != 0) {
            end++;
        }
        return new String(tag, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
