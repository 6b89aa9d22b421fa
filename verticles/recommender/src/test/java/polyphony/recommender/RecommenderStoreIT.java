package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestPostgres;

/** The same promises for events in PostgreSQL and in memory. */
class RecommenderStoreIT {
    private static final UserId ANNA = new UserId("us-anna");
    private static final UserId BEN = new UserId("us-ben");

    interface Promises {
        RecommenderStore store();

        @Test
        default void an_event_is_kept_once() {
            var first = append(event("e1", ANNA), event("e2", ANNA), event("e1", ANNA));
            assertEquals(List.of("e1", "e2"), ids(first.fresh()));
            assertEquals(Map.of(ANNA, 0L), first.before());
            var second = append(event("e2", ANNA), event("e3", ANNA));
            assertEquals(List.of("e3"), ids(second.fresh()));
            assertEquals(Map.of(ANNA, first.fresh().get(1).seq()), second.before());
            assertEquals(List.of("e1", "e2", "e3"), ids(wait(store().latest(ANNA, 10))));
        }

        @Test
        default void what_is_kept_comes_back_as_it_was() {
            var event = new Event(0, "e1", ANNA, Kind.RATED, Entity.ALBUM, "al-1", 4, 1_700_000_000_123L);
            var kept = append(event).fresh().get(0);
            assertEquals(List.of(event.at(kept.seq())), wait(store().latest(ANNA, 10)));
        }

        @Test
        default void the_latest_of_a_listener_are_read_oldest_first() {
            append(event("e1", ANNA), event("e2", BEN), event("e3", ANNA), event("e4", ANNA));
            assertEquals(List.of("e3", "e4"), ids(wait(store().latest(ANNA, 2))));
        }

        @Test
        default void all_events_are_read_in_order_from_a_place_on() {
            append(event("e1", ANNA), event("e2", BEN), event("e3", ANNA), event("e4", ANNA));
            long place = wait(store().placeBefore(3));
            var rest = wait(store().after(place, 2));
            assertEquals(List.of("e2", "e3"), ids(rest));
            assertEquals(List.of("e4"), ids(wait(store().after(rest.get(1).seq(), 2))));
            assertEquals(0, wait(store().placeBefore(4)));
        }

        @Test
        default void a_forgotten_listener_leaves_nothing() {
            append(event("e1", ANNA), event("e2", BEN));
            wait(store().forget(ANNA));
            wait(store().prune(400));
            assertEquals(List.of(), wait(store().latest(ANNA, 10)));
            assertEquals(List.of("e2"), ids(wait(store().after(0, 10))));
        }

        private RecommenderStore.Appended append(Event... events) {
            return wait(store().append(List.of(events)));
        }

        private static Event event(String id, UserId user) {
            return new Event(0, id, user, Kind.PLAYED, Entity.TRACK, "tr-1", 0, 1);
        }

        private static List<String> ids(List<Event> events) {
            return events.stream().map(Event::eventId).toList();
        }

        private static <T> T wait(Future<T> future) {
            return future.timeout(60, TimeUnit.SECONDS).await();
        }
    }

    @Nested
    class InMemory implements Promises {
        private final RecommenderStore store = new MemoryRecommenderStore();

        @Override
        public RecommenderStore store() {
            return store;
        }
    }

    @Nested
    @ExtendWith(TestPostgres.class)
    class InPostgres implements Promises {
        private Vertx vertx;
        private RecommenderStore store;

        @BeforeEach
        void open(CommonSettings.Postgres settings) {
            vertx = Vertx.vertx();
            Database database = Database.open(vertx, settings, "recommender").await();
            database.run(sql -> sql.query("TRUNCATE recommender.event").execute())
                    .await();
            store = new PostgresRecommenderStore(database);
        }

        @AfterEach
        void close() {
            vertx.close().await();
        }

        @Override
        public RecommenderStore store() {
            return store;
        }
    }
}
