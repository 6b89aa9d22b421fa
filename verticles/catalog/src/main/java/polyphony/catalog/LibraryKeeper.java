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
 * place of the old one. However many changes come, it does so once a second at most, and spends a third of its time on
 * it at most. Everything here is called on the verticle's context.
 */
final class LibraryKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LibraryKeeper.class);
    private static final long PAUSE_MS_MIN = 1_000;
    private static final long REST_SHARE = 2;
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
    private long notBeforeMs;

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

    /** Something in the store changed: shows it soon. */
    void changed() {
        wanted = true;
        if (!running && !stopped) {
            running = true;
            long waitMs = Math.max(1, Math.min(notBeforeMs - clock.millis(), 10 * 60_000L));
            vertx.setTimer(waitMs, due -> refreshAgain());
        }
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
                LOG.warn("the catalogue in memory is behind: {}", done.cause().toString());
                wanted = true;
            }
            long spentMs = Math.max(0, clock.millis() - startedMs);
            notBeforeMs = startedMs + spentMs + Math.max(PAUSE_MS_MIN, REST_SHARE * spentMs);
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
