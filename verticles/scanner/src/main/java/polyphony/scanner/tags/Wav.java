package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** RIFF WAVE (and RF64, its form for large files): chunks of sound, INFO texts and an ID3 tag. */
final class Wav {
    private static final Map<String, String> INFO = Map.of(
            "INAM", "TITLE",
            "IART", "ARTIST",
            "IPRD", "ALBUM",
            "ICRD", "DATE",
            "IGNR", "GENRE",
            "ICMT", "COMMENT",
            "ITRK", "TRACKNUMBER",
            "IPRT", "TRACKNUMBER",
            "IMUS", "COMPOSER");

    private final Source source;
    private final Found found;
    private long format = -1;
    private long soundBytes = -1;
    private long wideBytes;
    private long info = -1;
    private long infoEnd;

    private Wav(Source source, Found found) {
        this.source = source;
        this.found = found;
    }

    static void read(Source source, Found found) throws IOException, BrokenFile {
        new Wav(source, found).chunks();
    }

    private void chunks() throws IOException, BrokenFile {
        long at = 12;
        for (int i = 0; at + 8 <= source.size() && i < Bounds.PARTS_MAX; i++) {
            String name = source.name(at, 4);
            long size = source.u32le(at + 4);
            long left = source.size() - at - 8;
            if (size == 0xffff_ffffL && wideBytes > 0) {
                size = wideBytes;
            }
            chunk(name, at + 8, Math.min(size, left));
            at += 8 + size + (size & 1);
        }
        finish();
    }

    private void chunk(String name, long body, long size) throws IOException, BrokenFile {
        switch (name) {
            case "ds64" -> wideBytes = size >= 16 ? source.u64le(body + 8) : 0;
            case "fmt " -> format = size >= 16 ? body : -1;
            case "data" -> soundBytes = size;
            case "LIST" -> {
                if (size > 4 && source.has(body, "INFO")) {
                    info = body + 4;
                    infoEnd = body + size;
                }
            }
            case "id3 ", "ID3 " -> {
                if (Id3v2.isAt(source, body)) {
                    Id3v2.read(source, body, found);
                }
            }
            default -> {}
        }
    }

    private void finish() throws IOException, BrokenFile {
        if (format < 0 || soundBytes < 0) {
            throw new BrokenFile("The WAV file holds no sound.");
        }
        // An ID3 tag says more, and the same, better.
        if (info >= 0 && found.isEmpty()) {
            infoTexts();
        }
        int channels = source.u16le(format + 2);
        int rate = (int) Math.min(source.u32le(format + 4), Integer.MAX_VALUE);
        long perSecond = source.u32le(format + 8);
        int depth = source.u16le(format + 14);
        if (perSecond == 0) {
            throw new BrokenFile("The WAV file does not say how fast it plays.");
        }
        long samples = Math.round(soundBytes / (double) perSecond * rate);
        found.sound(Sound.of("pcm", samples, soundBytes, rate, channels, depth));
    }

    private void infoTexts() throws IOException, BrokenFile {
        long at = info;
        while (at + 8 <= infoEnd) {
            String field = INFO.get(source.name(at, 4));
            long size = source.u32le(at + 4);
            if (size > infoEnd - at - 8) {
                return;
            }
            if (field != null) {
                int length = (int) Math.min(size, Bounds.FIELD_BYTES_MAX);
                found.add(field, new String(source.bytes(at + 8, length), StandardCharsets.UTF_8));
            }
            at += 8 + size + (size & 1);
        }
    }
}
