package polyphony.streaming;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Catalog.MediaFile;
import polyphony.shared.contract.TrackId;

/**
 * Where files are, as the catalogue told, remembered for a minute or until the catalogue changes. Used on one event loop
 * only.
 */
final class Places {
    private static final long KEPT_MS = 60_000;

    private record Kept(MediaFile file, long untilMs) {}

    private final BiFunction<TrackId, Caller, Future<MediaFile>> catalog;
    private final Clock clock;
    private final Map<TrackId, Kept> kept;
    private int changes;

    /** @param max places to remember */
    Places(BiFunction<TrackId, Caller, Future<MediaFile>> catalog, int max, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TrackId, Kept> eldest) {
                return size() > max;
            }
        };
    }

    Future<MediaFile> of(TrackId track, Caller caller) {
        Kept known = kept.get(track);
        if (known != null && clock.millis() < known.untilMs()) {
            return Future.succeededFuture(known.file());
        }
        int changesBefore = changes;
        return catalog.apply(track, caller).onSuccess(file -> {
            // An answer from before a change may be about the file that is gone.
            if (changes == changesBefore) {
                kept.put(track, new Kept(file, clock.millis() + KEPT_MS));
            }
        });
    }

    /** The catalogue changed. */
    void forget() {
        changes++;
        kept.clear();
    }
}
