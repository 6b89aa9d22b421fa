package polyphony.recommender;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.TrackId;
import polyphony.shared.stream.Received;

/** Brings the tracks of the topic {@code catalog} into memory; it is read from its beginning at every start. */
final class LibraryFeed {
    private final Models models;
    private final Map<Integer, Long> reached = new HashMap<>();
    private final Promise<Void> caughtUp = Promise.promise();
    private Map<Integer, Long> wanted;

    LibraryFeed(Models models) {
        this.models = models;
    }

    Future<Void> take(List<Received<EntityChanged>> batch) {
        for (Received<EntityChanged> event : batch) {
            reached.put(event.partition(), event.offset() + 1);
            boolean isGone = event.value() == null || event.value().isGone();
            if (isGone && event.key().startsWith(TrackId.PREFIX)) {
                models.remove(event.key());
            } else if (!isGone && event.value().track() != null) {
                models.put(event.value().track());
            }
        }
        look();
        return Future.succeededFuture();
    }

    /**
     * Ends when everything up to there was taken in. After {@code patienceSeconds} it ends anyway: some music is better
     * than none.
     *
     * @param ends the next offset after the last of each partition
     */
    Future<Void> until(Map<Integer, Long> ends, int patienceSeconds) {
        wanted = ends;
        look();
        return caughtUp.future().timeout(patienceSeconds, TimeUnit.SECONDS).otherwiseEmpty();
    }

    private void look() {
        if (wanted != null
                && wanted.entrySet().stream()
                        .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue())) {
            caughtUp.tryComplete();
        }
    }
}
