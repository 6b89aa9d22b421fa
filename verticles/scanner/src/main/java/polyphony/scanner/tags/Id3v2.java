package polyphony.scanner.tags;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Walks the frames of an ID3v2.2, 2.3 or 2.4 tag. What is in a frame is {@link Id3Frame}'s business. */
final class Id3v2 {
    private static final int HEADER = 10;
    private static final int UNSYNCHRONISED_BYTES_MAX = 16 * 1024 * 1024;

    private final Source source;
    private final int version;
    private final Found found;

    private Id3v2(Source source, int version, Found found) {
        this.source = source;
        this.version = version;
        this.found = found;
    }

    static boolean isAt(Source source, long at) throws IOException, BrokenFile {
        return at + HEADER <= source.size() && source.has(at, "ID3") && source.u8(at + 3) < 0xff;
    }

    /** Where the tag at this place ends. */
    static long end(Source source, long at) throws IOException, BrokenFile {
        boolean footer = (source.u8(at + 5) & 0x10) != 0;
        return at + HEADER + syncsafe(source.u32(at + 6)) + (footer ? HEADER : 0);
    }

    static void read(Source source, long at, Found found) throws IOException, BrokenFile {
        int version = source.u8(at + 3);
        int flags = source.u8(at + 5);
        long size = syncsafe(source.u32(at + 6));
        if (version < 2 || version > 4 || (version == 2 && (flags & 0x40) != 0)) {
            return;
        }
        long start = at + HEADER;
        long end = Math.min(start + size, source.size());
        if ((flags & 0x80) != 0 && version < 4) {
            int length = (int) Math.min(end - start, UNSYNCHRONISED_BYTES_MAX);
            var plain = Source.of(resynchronise(source.bytes(start, length)));
            new Id3v2(plain, version, found).frames(0, plain.size(), flags);
        } else {
            new Id3v2(source, version, found).frames(start, end, flags);
        }
    }

    private void frames(long start, long end, int flags) throws IOException, BrokenFile {
        var frame = new Id3Frame(version, found);
        long at = start + extendedHeader(start, flags);
        int header = version == 2 ? 6 : 10;
        for (int i = 0; i < Bounds.PARTS_MAX && at + header <= end && source.u8(at) != 0; i++) {
            long size = frameSize(at, end);
            if (size < 0 || size > end - at - header) {
                break;
            }
            frame(frame, at, at + header, size);
            at += header + size;
        }
        frame.done();
    }

    private long extendedHeader(long at, int flags) throws IOException, BrokenFile {
        if (version < 3 || (flags & 0x40) == 0) {
            return 0;
        }
        return version == 4 ? syncsafe(source.u32(at)) : source.u32(at) + 4;
    }

    /** Some taggers write plain sizes into 2.4 tags; a size is right when another frame, padding or the end follows. */
    private long frameSize(long at, long end) throws IOException, BrokenFile {
        if (version == 2) {
            return source.u24(at + 3);
        }
        long plain = source.u32(at + 4);
        if (version == 3 || plain < 0x80) {
            return plain;
        }
        long safe = syncsafe(plain);
        boolean looksPlain = !frameFollows(at + HEADER + safe, end) && frameFollows(at + HEADER + plain, end);
        return looksPlain ? plain : safe;
    }

    private boolean frameFollows(long at, long end) throws IOException, BrokenFile {
        if (at == end) {
            return true;
        }
        if (at + HEADER > end) {
            return false;
        }
        int first = source.u8(at);
        return first == 0
                || (isIdCharacter(first) && isIdCharacter(source.u8(at + 1)) && isIdCharacter(source.u8(at + 3)));
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private void frame(Id3Frame frame, long header, long body, long size) throws IOException, BrokenFile {
        String id = Id3Names.frame(source.name(header, version == 2 ? 3 : 4));
        if (id == null) {
            return;
        }
        int format = version == 2 ? 0 : source.u8(header + 9);
        if (id.equals("APIC")) {
            int length = (int) Math.min(size, Bounds.PICTURE_BYTES_MAX + 1L);
            var head = source.bytes(body, (int) Math.min(size, 256));
            frame.picture(head, size, () -> content(body, length, format));
        } else {
            int length = (int) Math.min(size, Bounds.FIELD_BYTES_MAX);
            frame.text(id, content(body, length, format));
        }
    }

    /** The frame's bytes with what 2.3 and 2.4 may have done to them undone; empty when encrypted. */
    private byte[] content(long at, int length, int format) throws IOException, BrokenFile {
        boolean old = version == 3;
        boolean compressed = (format & (old ? 0x80 : 0x08)) != 0;
        boolean encrypted = (format & (old ? 0x40 : 0x04)) != 0;
        boolean grouped = (format & (old ? 0x20 : 0x40)) != 0;
        boolean lengthGiven = old ? compressed : (format & 0x01) != 0;
        int extra = (lengthGiven ? 4 : 0) + (grouped ? 1 : 0);
        if (encrypted || extra > length) {
            return new byte[0];
        }
        var bytes = source.bytes(at + extra, length - extra);
        if (!old && (format & 0x02) != 0) {
            bytes = resynchronise(bytes);
        }
        return compressed ? inflate(bytes) : bytes;
    }

    private static byte[] inflate(byte[] bytes) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            var target = new ByteArrayOutputStream();
            var buffer = new byte[8 * 1024];
            for (int n = inflater.inflate(buffer);
                    n > 0 && target.size() < Bounds.FIELD_BYTES_MAX;
                    n = inflater.inflate(buffer)) {
                target.write(buffer, 0, n);
            }
            return target.toByteArray();
        } catch (DataFormatException e) {
            // One frame that says nothing is no reason to lose the track.
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    /** Takes out the zero that was put behind each 0xff, so that the tag would not look like audio. */
    private static byte[] resynchronise(byte[] bytes) {
        var plain = new byte[bytes.length];
        int n = 0;
        for (int i = 0; i < bytes.length; i++) {
            plain[n++] = bytes[i];
            if (bytes[i] == (byte) 0xff && i + 1 < bytes.length && bytes[i + 1] == 0) {
                i++;
            }
        }
        return java.util.Arrays.copyOf(plain, n);
    }

    private static long syncsafe(long raw) {
        return (raw & 0x7f) | (raw >> 1 & 0x3f80) | (raw >> 2 & 0x1f_c000) | (raw >> 3 & 0xfe0_0000);
    }
}
