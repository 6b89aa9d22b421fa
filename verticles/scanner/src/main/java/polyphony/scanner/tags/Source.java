package polyphony.scanner.tags;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads at any place of a file (or of bytes in memory). Small reads share a window, so that a header costs one system call. */
final class Source implements Closeable {
    private static final int WINDOW_BYTES = 8 * 1024;

    private final FileChannel channel;
    private final long size;
    private byte[] window;
    private long windowAt;
    private int windowLength;

    private Source(FileChannel channel, long size, byte[] window, int windowLength) {
        this.channel = channel;
        this.size = size;
        this.window = window;
        this.windowLength = windowLength;
    }

    static Source open(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        return new Source(channel, channel.size(), new byte[WINDOW_BYTES], 0);
    }

    static Source of(byte[] bytes) {
        return new Source(null, bytes.length, bytes, bytes.length);
    }

    long size() {
        return size;
    }

    /** Exactly so many bytes; a file that ends before is broken. */
    byte[] bytes(long at, int length) throws IOException, BrokenFile {
        if (length >= WINDOW_BYTES && channel != null) {
            requireInside(at, length);
            var target = new byte[length];
            fill(at, target, length);
            return target;
        }
        int from = show(at, length);
        return Arrays.copyOfRange(window, from, from + length);
    }

    int u8(long at) throws IOException, BrokenFile {
        return window[show(at, 1)] & 0xff;
    }

    int u16(long at) throws IOException, BrokenFile {
        int i = show(at, 2);
        return (window[i] & 0xff) << 8 | (window[i + 1] & 0xff);
    }

    int u24(long at) throws IOException, BrokenFile {
        return u16(at) << 8 | u8(at + 2);
    }

    long u32(long at) throws IOException, BrokenFile {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    long u64(long at) throws IOException, BrokenFile {
        return u32(at) << 32 | u32(at + 4);
    }

    int u16le(long at) throws IOException, BrokenFile {
        return Short.reverseBytes((short) u16(at)) & 0xffff;
    }

    long u32le(long at) throws IOException, BrokenFile {
        return Integer.reverseBytes((int) u32(at)) & 0xffff_ffffL;
    }

    long u64le(long at) throws IOException, BrokenFile {
        return Long.reverseBytes(u64(at));
    }

    /** Bytes as characters 0 to 255: how formats write their four-letter names. */
    String name(long at, int length) throws IOException, BrokenFile {
        int from = show(at, length);
        return new String(window, from, length, StandardCharsets.ISO_8859_1);
    }

    boolean has(long at, String name) throws IOException, BrokenFile {
        return at >= 0 && at + name.length() <= size && name(at, name.length()).equals(name);
    }

    private int show(long at, int length) throws IOException, BrokenFile {
        if (at < windowAt || at + length > windowAt + windowLength) {
            requireInside(at, length);
            windowLength = (int) Math.min(window.length, size - at);
            fill(at, window, windowLength);
            windowAt = at;
        }
        return (int) (at - windowAt);
    }

    private void requireInside(long at, int length) throws BrokenFile {
        if (at < 0 || length < 0 || at > size - length) {
            throw new BrokenFile("The file ends in the middle of its header.");
        }
    }

    private void fill(long at, byte[] target, int length) throws IOException, BrokenFile {
        var buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            if (channel == null || channel.read(buffer, at + buffer.position()) < 0) {
                throw new BrokenFile("The file became shorter while it was read.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
