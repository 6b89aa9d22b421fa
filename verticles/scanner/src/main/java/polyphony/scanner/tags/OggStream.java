package polyphony.scanner.tags;

import java.io.IOException;

/** The packets of one logical stream of an Ogg file, read or skipped across page boundaries. */
final class OggStream implements Flow {
    private static final int PAGE_HEADER = 27;

    private final Source source;
    private final long serial;
    private byte[] lacing;
    private int lace;
    private long at;
    private int segmentLeft;
    private boolean lastSegment;
    private int pages;

    OggStream(Source source, long firstPage) throws IOException, BrokenFile {
        this.source = source;
        this.serial = source.u32le(firstPage + 14);
        openPage(firstPage);
    }

    static boolean isPage(Source source, long at) throws IOException, BrokenFile {
        return at + PAGE_HEADER <= source.size() && source.has(at, "OggS");
    }

    static long serial(Source source, long page) throws IOException, BrokenFile {
        return source.u32le(page + 14);
    }

    /** Samples that have been played at the end of a page; all ones when no packet ends there. */
    static long granule(Source source, long page) throws IOException, BrokenFile {
        return source.u64le(page + 6);
    }

    static boolean beginsStream(Source source, long page) throws IOException, BrokenFile {
        return (source.u8(page + 5) & 2) != 0;
    }

    static long nextPage(Source source, long page) throws IOException, BrokenFile {
        int segments = source.u8(page + 26);
        long next = page + PAGE_HEADER + segments;
        for (int i = 0; i < segments; i++) {
            next += source.u8(page + PAGE_HEADER + i);
        }
        return next;
    }

    long serial() {
        return serial;
    }

    private void openPage(long page) throws IOException, BrokenFile {
        int segments = source.u8(page + 26);
        lacing = source.bytes(page + PAGE_HEADER, segments);
        lace = 0;
        at = page + PAGE_HEADER + segments;
    }

    private void openNextPage() throws IOException, BrokenFile {
        long next = at;
        while (pages++ < Bounds.PARTS_MAX) {
            if (!isPage(source, next)) {
                throw new BrokenFile("An Ogg page is missing: the file is damaged or cut off.");
            }
            if (serial(source, next) == serial) {
                openPage(next);
                return;
            }
            next = nextPage(source, next);
        }
        throw new BrokenFile("The header of the Ogg file does not end.");
    }

    /** Goes to the beginning of the packet after this one. */
    void nextPacket() throws IOException, BrokenFile {
        while (!lastSegment) {
            at += segmentLeft;
            nextSegment();
        }
        at += segmentLeft;
        segmentLeft = 0;
        lastSegment = false;
    }

    private void nextSegment() throws IOException, BrokenFile {
        while (lace == lacing.length) {
            openNextPage();
        }
        segmentLeft = lacing[lace++] & 0xff;
        lastSegment = segmentLeft < 255;
    }

    private int available() throws IOException, BrokenFile {
        while (segmentLeft == 0) {
            if (lastSegment) {
                throw new BrokenFile("An Ogg packet is shorter than it says.");
            }
            nextSegment();
        }
        return segmentLeft;
    }

    @Override
    public byte[] take(int length) throws IOException, BrokenFile {
        var target = new byte[Math.max(0, length)];
        int done = 0;
        while (done < length) {
            int n = Math.min(length - done, available());
            System.arraycopy(source.bytes(at, n), 0, target, done, n);
            done += n;
            at += n;
            segmentLeft -= n;
        }
        return target;
    }

    @Override
    public void skip(long length) throws IOException, BrokenFile {
        long left = length;
        while (left > 0) {
            int n = (int) Math.min(left, available());
            left -= n;
            at += n;
            segmentLeft -= n;
        }
    }
}
