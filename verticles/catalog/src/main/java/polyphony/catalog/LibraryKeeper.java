package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.ArtistId;

/**
 * Keeps the library in memory up to date: reads the albums that changed, off the event loop, and puts a new library in
 * place of the old one. It does so once a second at most; while changes flood in, every few seconds and a sixth of the time
 * at most; and soon after the last one. Everything here is called on the verticle's context.
 */
final class LibraryKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryKeeper.class);
    private static final long PAUSE_MS_MIN = 1_000;
    /** Without a change for so long, a flood is over. */
    private static final long QUIET_MS = 250;

    private static final long BUSY_PAUSE_MS_MIN = 3_000;
    private static final long BUSY_REST_SHARE = 5;
    private static final int ALBUMS_AT_A_TIME = 200;

    private final Vertx vertx;
    private final CatalogStore store;
    private final Clock clock;
    private final Function<Library, Future<?>> afterwards;
    // Touched by one refresh at a time, which waits for its own worker steps.
    private final Map<ArtistId, ArtistFacts> artists = new HashMap<>();
    private final Map<String, Release> releases = new LinkedHashMap<>();
    private volatile Library current = Library.empty();
    private Library followedUp = current;
    private boolean running;
    private boolean wanted;
    private boolean stopped;
    private boolean behind;
    private long lastChangeMs;
    private long notBeforeMs;
    private long busyUntilMs;

    /** @param afterwards told of each new library; the next one waits for it */
    LibraryKeeper(Vertx vertx, CatalogStore store, Clock clock, Function<Library, Future<?>> afterwards) {
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
        this.afterwards = afterwards;
    }

    Library current() {
        return current;
    }

    /** Something in the store changed: shows it soon, and not before a flood of changes paused or lasted long. */
    void changed() {
        wanted = true;
        lastChangeMs = clock.millis();
        if (!running && !stopped) {
            running = true;
            waitOrRefresh();
        }
    }

    private void waitOrRefresh() {
        long nowMs = clock.millis();
        boolean flooded = nowMs - lastChangeMs < QUIET_MS && nowMs < busyUntilMs;
        if (nowMs >= notBeforeMs && !flooded) {
            refreshAgain();
            return;
        }
        vertx.setTimer(Math.max(1, Math.min(QUIET_MS, Math.max(notBeforeMs, busyUntilMs) - nowMs)), due -> {
            if (!stopped) {
                waitOrRefresh();
            }
        });
    }

    /** Someone, here or on another node, shows this version. */
    void heardOf(long version) {
        if (version > current.version()) {
            changed();
        }
    }

    void stop() {
        stopped = true;
    }

    private void refreshAgain() {
        wanted = false;
        long startedMs = clock.millis();
        refresh().onComplete(done -> {
            if (done.failed()) {
                wanted = true;
                if (!behind) {
                    LOG.warn(
                            "the catalogue in memory is behind: {}",
                            done.cause().toString());
                }
            }
            behind = done.failed();
            long endedMs = clock.millis();
            notBeforeMs = endedMs + PAUSE_MS_MIN;
            busyUntilMs = endedMs + Math.max(BUSY_PAUSE_MS_MIN, BUSY_REST_SHARE * (endedMs - startedMs));
            running = false;
            if (wanted) {
                changed();
            }
        });
    }

    /** Reads what changed since the last time. Not while another one is under way. */
    Future<Library> refresh() {
        long seen = current.version();
        return store.position()
                .compose(position -> position.version() == seen
                        ? followUp(current)
                        : store.artistsSince(seen)
                                .compose(found -> {
                                    found.forEach(artist -> artists.put(artist.id(), artist));
                                    return readAlbums(seen, "", new ReleaseMaker(new ArtistRefs(artists)));
                                })
                                .compose(read -> vertx.executeBlocking(() -> new LibraryBuilder(artists)
                                        .build(position.version(), position.changedAtMs(), releases.values())))
                                .compose(this::show));
    }

    private Future<Library> show(Library library) {
        current = library;
        return followUp(library);
    }

    private Future<Library> followUp(Library library) {
        if (followedUp == library) {
            return Future.succeededFuture(library);
        }
        return afterwards.apply(library).map(library).onSuccess(done -> followedUp = library);
    }

    private Future<Void> readAlbums(long seen, String after, ReleaseMaker maker) {
        return store.albumsSince(seen, after, ALBUMS_AT_A_TIME).compose(ids -> {
            if (ids.isEmpty()) {
                return Future.succeededFuture();
            }
            return store.tracksOf(ids)
                    .compose(rows -> vertx.executeBlocking(() -> take(ids, rows, maker)))
                    .compose(taken -> readAlbums(seen, ids.get(ids.size() - 1), maker));
        });
    }

    private Void take(List<String> ids, List<TrackRow> rows, ReleaseMaker maker) {
        Map<String, List<TrackRow>> byAlbum = new HashMap<>();
        rows.forEach(row -> byAlbum.computeIfAbsent(row.album().value(), id -> new ArrayList<>())
                .add(row));
        Set<String> without = new HashSet<>(ids);
        without.removeAll(byAlbum.keySet());
        releases.keySet().removeAll(without);
        byAlbum.forEach((id, tracks) -> releases.put(id, maker.make(tracks)));
        return null;
    }
}
