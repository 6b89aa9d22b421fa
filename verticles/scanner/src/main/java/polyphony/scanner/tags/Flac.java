package polyphony.scanner.tags;

import java.io.IOException;

/** FLAC's blocks: the stream's facts, comments and pictures. */
final class Flac {
    private static final int STREAM_INFO = 0;
    private static final int COMMENTS = 4;
    private static final int PICTURE = 6;

    private Flac() {}

    static void read(Source source, long at, Found found) throws IOException, BrokenFile {
        long block = at + 4;
        long info = -1;
        boolean last = false;
        for (int i = 0; !last && i < Bounds.PARTS_MAX; i++) {
            int header = source.u8(block);
            long body = block + 4;
            long length = source.u24(block + 1);
            last = (header & 0x80) != 0;
            if (body + length > source.size()) {
                throw new BrokenFile("The file ends in the middle of its FLAC header.");
            }
            switch (header & 0x7f) {
                case STREAM_INFO -> info = body;
                case COMMENTS -> VorbisComments.read(Flow.of(source, body, length), found);
                case PICTURE -> picture(source, body, length, found);
                default -> {}
            }
            block = body + length;
        }
        if (info < 0 || block >= source.size()) {
            throw new BrokenFile("The FLAC file holds no sound.");
        }
        found.sound(sound(source, info, source.size() - block));
    }

    static Sound sound(Source source, long info, long bytes) throws IOException, BrokenFile {
        long packed = source.u64(info + 10);
        int rate = (int) (packed >>> 44);
        int channels = (int) (packed >>> 41 & 7) + 1;
        int depth = (int) (packed >>> 36 & 31) + 1;
        return Sound.of("flac", packed & 0xf_ffff_ffffL, bytes, rate, channels, depth);
    }

    /** The picture block, which Ogg keeps too, in base64. */
    static void picture(Source source, long at, long length, Found found) throws IOException, BrokenFile {
        if (length < 32) {
            return;
        }
        int kind = (int) source.u32(at);
        long description = at + 8 + source.u32(at + 4);
        long data = description + 4 + source.u32(description) + 16;
        long size = source.u32(data);
        if (data + 4 + size <= at + length) {
            found.picture(new EmbeddedPicture(kind, size, () -> source.bytes(data + 4, (int) size)));
        }
    }
}
