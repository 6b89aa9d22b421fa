package polyphony.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.stream.Received;

/**
 * Brings the topic {@code catalog} into the index and remembers, with the index, how far it came. All changes run one
 * after the other on one worker context.
 */
final class CatalogFeed {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogFeed.class);
    private static final String OFFSET = "offset.";
    /** A library that was quiet for so long is worth tidying. */
    private static final long QUIET_MS = 3_000;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final SearchIndex index;
    private final SearchSettings settings;
    private final Map<Integer, Long> reached = new TreeMap<>();
    private boolean uncommitted;
    private long refreshTimer = -1;
    private long commitTimer = -1;
    private long quietTimer = -1;

    CatalogFeed(Vertx vertx, WorkerExecutor workers, SearchIndex index, SearchSettings settings) {
        this.vertx = vertx;
        this.workers = workers;
        this.index = index;
        this.settings = settings;
        index.reached().forEach((key, value) -> {
            if (key.startsWith(OFFSET)) {
                reached.put(Integer.parseInt(key.substring(OFFSET.length())), Long.parseLong(value));
            }
        });
    }

    /** The next offset to read, for each partition. */
    Map<Integer, Long> reached() {
        return Map.copyOf(reached);
    }

    /**
     * Makes sure that the index belongs to this topic: one that has seen more than there is belongs to another, and is
     * emptied.
     *
     * @param ends the end of each partition
     */
    Future<Void> fitTo(Map<Integer, Long> ends) {
        boolean fits = reached.entrySet().stream().allMatch(at -> at.getValue() <= ends.getOrDefault(at.getKey(), 0L));
        if (fits) {
            return Future.succeededFuture();
        }
        LOG.warn("the topic is not the one that the search index was made from; the index is made anew");
        reached.clear();
        return onWorker(() -> {
            index.clear();
            return null;
        });
    }

    /** Takes a batch in; ends when it is in the index, though not yet seen by searches. */
    Future<Void> take(List<Received<EntityChanged>> batch) {
        return onWorker(() -> {
                    index.apply(batch.stream().map(CatalogFeed::change).toList());
                    return null;
                })
                .onSuccess(applied -> {
                    batch.forEach(event -> reached.merge(event.partition(), event.offset() + 1, Math::max));
                    note();
                });
    }

    private static EntityChanged change(Received<EntityChanged> event) {
        return event.value() == null ? new EntityChanged(event.key(), 0, null, null, null) : event.value();
    }

    private void note() {
        uncommitted = true;
        if (refreshTimer < 0) {
            refreshTimer = vertx.setTimer(settings.refreshMs(), due -> refresh());
        }
        if (commitTimer < 0) {
            commitTimer = vertx.setTimer(settings.commitSeconds() * 1_000L, due -> commit());
        }
        vertx.cancelTimer(quietTimer);
        quietTimer = vertx.setTimer(QUIET_MS, due -> tidy());
    }

    private void refresh() {
        refreshTimer = -1;
        onWorker(() -> {
                    index.refresh();
                    return null;
                })
                .onFailure(cause -> LOG.error("the search index cannot be refreshed", cause));
    }

    private Future<Void> commit() {
        vertx.cancelTimer(commitTimer);
        commitTimer = -1;
        uncommitted = false;
        Map<String, String> note = reached.entrySet().stream()
                .collect(Collectors.toMap(at -> OFFSET + at.getKey(), at -> Long.toString(at.getValue())));
        return onWorker(() -> {
                    index.commit(note);
                    return null;
                })
                .onFailure(cause -> LOG.error("the search index cannot be written", cause));
    }

    private void tidy() {
        onWorker(() -> {
                    index.tidy();
                    index.refresh();
                    return null;
                })
                .compose(tidied -> commit())
                .onFailure(cause -> LOG.error("the search index cannot be tidied", cause));
    }

    /** Writes what is not written yet; nothing may be taken in afterwards. */
    Future<Void> stop() {
        vertx.cancelTimer(refreshTimer);
        vertx.cancelTimer(quietTimer);
        return uncommitted ? commit() : Future.succeededFuture();
    }

    /** Ordered: Vert.x runs the blocking work of one context one after the other. */
    private Future<Void> onWorker(Callable<Void> work) {
        return workers.executeBlocking(work, true);
    }
}
