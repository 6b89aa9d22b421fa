package polyphony.gateway.media;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import polyphony.shared.contract.Catalog;

/**
 * Small pictures in memory, the least used of them forgotten first. Each is asked for anew after a minute, so that a new
 * cover shows soon. Lives on one event loop.
 */
final class Thumbnails {
    static final int PICTURE_BYTES_MAX = 128 * 1024;

    private static final long FRESH_MS = 60_000;
    /** What an entry costs beside its bytes, about. */
    private static final int OVERHEAD_BYTES = 512;

    record Picture(Buffer bytes, String contentType, String etag, long freshUntilMs) {}

    private final Map<Catalog.GetArtwork, Picture> pictures = new LinkedHashMap<>(64, 0.75f, true);
    private final long bytesMax;
    private final Clock clock;
    private long bytes;

    Thumbnails(long bytesMax, Clock clock) {
        this.bytesMax = bytesMax;
        this.clock = clock;
    }

    /** The picture, or null when it is not here or no longer fresh. */
    Picture get(Catalog.GetArtwork wish) {
        Picture picture = pictures.get(wish);
        return picture == null || picture.freshUntilMs() <= clock.millis() ? null : picture;
    }

    Picture put(Catalog.GetArtwork wish, Catalog.Picture info, Buffer content) {
        var picture = new Picture(content, info.contentType(), info.etag(), clock.millis() + FRESH_MS);
        Picture before = pictures.put(wish, picture);
        bytes += cost(picture) - (before == null ? 0 : cost(before));
        for (Iterator<Picture> eldest = pictures.values().iterator(); bytes > bytesMax && eldest.hasNext(); ) {
            bytes -= cost(eldest.next());
            eldest.remove();
        }
        return picture;
    }

    long bytes() {
        return bytes;
    }

    private static long cost(Picture picture) {
        return (long) picture.bytes().length() + OVERHEAD_BYTES;
    }
}
