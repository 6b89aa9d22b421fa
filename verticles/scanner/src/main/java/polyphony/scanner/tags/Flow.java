package polyphony.scanner.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes one after the other, wherever they lie in the file. */
interface Flow {
    /** Exactly so many bytes; fewer left means a broken file. */
    byte[] take(int length) throws IOException, BrokenFile;

    void skip(long length) throws IOException, BrokenFile;

    default long takeU32le() throws IOException, BrokenFile {
        var b = take(4);
        return (b[0] & 0xffL) | (b[1] & 0xffL) << 8 | (b[2] & 0xffL) << 16 | (b[3] & 0xffL) << 24;
    }

    default long takeU32() throws IOException, BrokenFile {
        return Long.reverseBytes(takeU32le()) >>> 32;
    }

    default boolean nextIs(String name) throws IOException, BrokenFile {
        return new String(take(name.length()), StandardCharsets.ISO_8859_1).equals(name);
    }

    /** A contiguous part of a source. */
    static Flow of(Source source, long at, long length) {
        return new Flow() {
            private long next = at;

            @Override
            public byte[] take(int wanted) throws IOException, BrokenFile {
                long from = next;
                skip(wanted);
                return source.bytes(from, wanted);
            }

            @Override
            public void skip(long wanted) throws BrokenFile {
                if (wanted < 0 || wanted > at + length - next) {
                    throw new BrokenFile("A block of the file is shorter than it says.");
                }
                next += wanted;
            }
        };
    }
}
