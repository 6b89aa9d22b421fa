package polyphony.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Catalog.Picture;

/** Knows which pictures are made, and which to give up when their files take too much room. Used on one context. */
final class PictureCache {
    /** A file that someone deleted is missed after so long at most. */
    private static final long TRUSTED_MS = 60_000;

    private static final int ENTRIES_MAX = 50_000;

    /**
     * @param diskBytes of the cache's own file; 0 when the picture is the original
     * @param trustedUntilMs when to look next whether the file is still there
     */
    private record Entry(Picture picture, long diskBytes, long trustedUntilMs) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final long bytesMax;
    private long bytes;

    PictureCache(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    static String key(String id, int step) {
        return id + '-' + step;
    }

    /** The picture, or null. */
    Picture find(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.picture();
    }

    boolean isTrusted(String key, long nowMs) {
        Entry entry = entries.get(key);
        return entry != null && nowMs < entry.trustedUntilMs();
    }

    void trust(String key, long nowMs) {
        entries.computeIfPresent(
                key, (same, entry) -> new Entry(entry.picture(), entry.diskBytes(), nowMs + TRUSTED_MS));
    }

    void drop(String key) {
        Entry gone = entries.remove(key);
        bytes -= gone == null ? 0 : gone.diskBytes();
    }

    /** Keeps the picture; gives the files that are to be deleted for it, those not asked for longest. */
    List<String> put(String key, Picture picture, boolean ownFile, long nowMs) {
        drop(key);
        long diskBytes = ownFile ? picture.sizeBytes() : 0;
        entries.put(key, new Entry(picture, diskBytes, nowMs + TRUSTED_MS));
        bytes += diskBytes;
        List<String> files = new ArrayList<>();
        var oldest = entries.entrySet().iterator();
        while ((bytes > bytesMax || entries.size() > ENTRIES_MAX) && entries.size() > 1) {
            Entry entry = oldest.next().getValue();
            oldest.remove();
            bytes -= entry.diskBytes();
            if (entry.diskBytes() > 0) {
                files.add(entry.picture().file());
            }
        }
        return files;
    }

    long bytes() {
        return bytes;
    }
}
