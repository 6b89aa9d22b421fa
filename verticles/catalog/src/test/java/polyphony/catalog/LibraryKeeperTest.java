package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.bus.Failure;

@ExtendWith(VertxExtension.class)
class LibraryKeeperTest {
    private static final long VERSIONS = 500;

    /** Gets a new version with every change. */
    private static final class GrowingStore extends EmptyStore {
        private long version;
        private boolean away;

        @Override
        public Future<Position> position() {
            return away
                    ? Future.failedFuture(Failure.unavailable("away"))
                    : Future.succeededFuture(new Position(version, version));
        }
    }

    private final GrowingStore store = new GrowingStore();
    private final List<Long> shown = new ArrayList<>();
    private final Promise<Void> last = Promise.promise();

    @Test
    void hundreds_of_changes_are_shown_by_few_libraries_and_the_last_one_always(Vertx vertx) {
        LibraryKeeper keeper = keeper(vertx);

        vertx.getOrCreateContext()
                .runOnContext(start -> vertx.setPeriodic(1, tick -> {
                    if (store.version < VERSIONS) {
                        store.version++;
                        keeper.changed();
                    } else {
                        vertx.cancelTimer(tick);
                    }
                }));
        last.future().timeout(30, TimeUnit.SECONDS).await();

        assertEquals(VERSIONS, keeper.current().version());
        assertTrue(shown.size() < 50, shown.size() + " libraries were made");
    }

    @Test
    void a_store_that_was_away_is_read_when_it_is_back(Vertx vertx) {
        LibraryKeeper keeper = keeper(vertx);
        store.away = true;
        store.version = VERSIONS;

        vertx.getOrCreateContext().runOnContext(start -> {
            keeper.changed();
            vertx.setTimer(50, back -> store.away = false);
        });
        last.future().timeout(30, TimeUnit.SECONDS).await();

        assertEquals(List.of(VERSIONS), shown);
    }

    @Test
    void what_could_not_be_told_is_told_the_next_time(Vertx vertx) {
        store.version = 1;
        List<Long> told = new ArrayList<>();
        var keeper = new LibraryKeeper(vertx, store, Clock.systemUTC(), library -> {
            told.add(library.version());
            return told.size() == 1 ? Future.failedFuture("away") : Future.succeededFuture();
        });

        assertTrue(keeper.refresh().transform(Future::succeededFuture).await().failed());
        keeper.refresh().await();
        keeper.refresh().await();

        assertEquals(List.of(1L, 1L), told);
    }

    private LibraryKeeper keeper(Vertx vertx) {
        return new LibraryKeeper(vertx, store, Clock.systemUTC(), library -> {
            shown.add(library.version());
            if (library.version() == VERSIONS) {
                last.tryComplete();
            }
            return Future.succeededFuture();
        });
    }
}
