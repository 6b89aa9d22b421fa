package polyphony.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestClock;

class EventLogTest {
    private static final UserId BOB = new UserId("us-bob");
    private static final int KEPT_MAX = 100;

    private final TestClock clock = TestClock.at("2027-01-15T08:00:00Z");

    /** The same clock, off by this much. */
    private Clock off(long ms) {
        return Clock.offset(clock, Duration.ofMillis(ms));
    }

    private static Event add(EventLog log, int number) {
        return log.add("thing.changed", new JsonObject().put("number", number), everyone -> true);
    }

    private static int number(Event event) {
        return new JsonObject(event.text()).getInteger("number");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoever_moves_between_gateways_with_clocks_apart_misses_nothing(long seed) {
        var random = new SplittableRandom(seed);
        List<EventLog> logs =
                List.of(new EventLog("a", KEPT_MAX, off(1_500)), new EventLog("b", KEPT_MAX, off(-1_500)));
        clock.pass(Duration.ofSeconds(10));
        Set<Integer> seen = new HashSet<>();
        String epoch = "a";
        long position = logs.get(0).now();

        for (int number = 0; number < 1_000; number++) {
            clock.pass(Duration.ofMillis(random.nextInt(300)));
            int to = random.nextInt(2);
            // Both hear it, and the listener is there, away, or moves just then.
            Event first = add(logs.get(0), number);
            Event second = add(logs.get(1), number);
            boolean away = random.nextInt(4) == 0;
            if (!away) {
                EventLog log = logs.get(to);
                assertTrue(log.reachesBackTo(epoch, position), "seed " + seed);
                log.since(epoch, position, BOB).forEach(event -> seen.add(number(event)));
                epoch = log.epoch();
                position = (to == 0 ? first : second).seq();
            }
        }
        clock.pass(Duration.ofMillis(1));
        logs.get(0).since(epoch, position, BOB).forEach(event -> seen.add(number(event)));

        assertEquals(1_000, seen.size(), "seed " + seed);
    }

    @Test
    void numbers_grow_though_the_clock_stands_or_goes_back() {
        var log = new EventLog("a", KEPT_MAX, clock);
        long first = add(log, 1).seq();
        clock.pass(Duration.ofMinutes(-1));

        assertTrue(add(log, 2).seq() > first);
    }

    @Test
    void what_was_forgotten_cannot_be_resumed() {
        var log = new EventLog("a", KEPT_MAX, clock);
        long before = log.now();
        for (int i = 0; i <= KEPT_MAX; i++) {
            clock.pass(Duration.ofMillis(1));
            add(log, i);
        }

        assertFalse(log.reachesBackTo("a", before));
        assertFalse(log.reachesBackTo("", log.now()));
        assertTrue(log.reachesBackTo("a", log.now()));
    }
}
