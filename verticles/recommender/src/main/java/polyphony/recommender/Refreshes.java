package polyphony.recommender;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Consumer;
import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.Recommender.Refreshed;

/** Makes a listener's rows anew and tells it: the first time at once, then not more often than is of use. */
final class Refreshes {
    /** Rows that are older than this follow a changed library at the next ask. */
    private static final long LIBRARY_MS = 2_000;

    private final Vertx vertx;
    private final Models models;
    private final HomeCache cache;
    private final Consumer<Refreshed> announce;
    private final Clock clock;
    private final int coalesceMs;

    Refreshes(
            Vertx vertx,
            Models models,
            HomeCache cache,
            Consumer<Refreshed> announce,
            Clock clock,
            RecommenderSettings settings) {
        this.vertx = vertx;
        this.models = models;
        this.cache = cache;
        this.announce = announce;
        this.clock = clock;
        this.coalesceMs = settings.coalesceMs();
    }

    /** The rows for an ask: those that stand ready, unless the library has changed since. */
    Home home(Shelf shelf) {
        if (shelf.isMadeFrom(models.libraryVersion())) {
            return shelf.home();
        }
        if (shelf.ageMs(clock.millis()) >= LIBRARY_MS) {
            make(shelf);
            return shelf.home();
        }
        return new Home(shelf.version(), models.present(shelf.home().rows()));
    }

    /** Something happened to this listener: makes the rows now, or soon when that was just done. */
    void request(Shelf shelf) {
        if (shelf.isWaiting()) {
            return;
        }
        long wait = coalesceMs - shelf.quietMs(clock.millis());
        if (wait <= 0) {
            refresh(shelf);
            return;
        }
        shelf.waiting(true);
        vertx.setTimer(wait, due -> {
            shelf.waiting(false);
            refresh(shelf);
        });
    }

    private void refresh(Shelf shelf) {
        make(shelf);
        shelf.told(clock.millis());
        announce.accept(new Refreshed(shelf.listener().user(), shelf.version()));
        cache.keep(shelf.listener().user(), shelf.home());
    }

    private void make(Shelf shelf) {
        long now = clock.millis();
        // The time, so that versions grow over restarts too.
        long version = Math.max(shelf.version() + 1, now);
        shelf.put(new Home(version, models.rows(shelf.listener())), models.libraryVersion(), now);
    }
}
