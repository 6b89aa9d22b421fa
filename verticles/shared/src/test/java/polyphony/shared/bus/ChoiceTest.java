package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final int LISTENERS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final Breakers breakers = new Breakers(vertx);
    private final Choice choice = new Choice(breakers::of, "north", new SplittableRandom(7));

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private static Instance stable(String node) {
        return Instance.of("recommender", node, "2.0", 100, "", false);
    }

    private static Instance canary(int weight) {
        return Instance.of("recommender", "c", "2.1", weight, "", false);
    }

    private Instance of(List<Instance> instances, String listener) {
        return choice.of(instances, listener, null, true);
    }

    private void trip(Instance instance) {
        breakers.of(instance).breaker().open();
    }

    @Test
    void a_canary_gets_its_per_cent_of_listeners_and_the_same_ones_each_time() {
        List<Instance> instances = List.of(stable("a"), stable("b"), canary(5));
        Map<String, Boolean> chosen = new HashMap<>();
        IntStream.range(0, LISTENERS).forEach(i -> chosen.put("us-" + i, isCanary(of(instances, "us-" + i))));

        long share = chosen.values().stream().filter(yes -> yes).count();

        assertTrue(share > LISTENERS * 0.04 && share < LISTENERS * 0.06, share + " of " + LISTENERS);
        chosen.forEach((listener, yes) -> assertEquals(yes, isCanary(of(instances, listener))));
    }

    @Test
    void a_canary_that_gets_more_keeps_the_listeners_it_had() {
        List<String> few = listenersOf(canary(5));
        List<String> more = listenersOf(canary(20));

        assertTrue(more.containsAll(few));
        assertTrue(more.size() > few.size() * 3);
    }

    private List<String> listenersOf(Instance canary) {
        return IntStream.range(0, LISTENERS)
                .mapToObj(i -> "us-" + i)
                .filter(listener -> isCanary(of(List.of(stable("a"), canary), listener)))
                .toList();
    }

    private static boolean isCanary(Instance instance) {
        return instance.version().equals("2.1");
    }

    @Test
    void what_services_ask_for_themselves_goes_to_the_stable_version() {
        List<Instance> instances = List.of(stable("a"), canary(99));

        IntStream.range(0, 100)
                .forEach(i -> assertEquals("2.0", of(instances, null).version()));
    }

    @Test
    void listeners_of_a_canary_that_is_tripped_or_away_get_the_stable_version() {
        Instance canary = canary(99);
        trip(canary);

        IntStream.range(0, 100).forEach(i -> {
            assertEquals("2.0", of(List.of(stable("a"), canary), "us-" + i).version());
            assertEquals("2.0", of(List.of(stable("a")), "us-" + i).version());
        });
    }

    @Test
    void a_canary_at_zero_gets_nothing_and_two_whole_versions_share_as_siblings() {
        IntStream.range(0, 100)
                .forEach(i -> assertEquals(
                        "2.0", of(List.of(stable("a"), canary(0)), "us-" + i).version()));

        var both = List.of(stable("a"), Instance.of("recommender", "b", "2.1", 100, "", false));
        long newer = IntStream.range(0, 1_000)
                .filter(i -> isCanary(of(both, "us-1")))
                .count();
        assertTrue(newer > 200 && newer < 800, newer + " of 1000");
    }

    @Test
    void the_local_instance_is_asked_while_it_is_well() {
        Instance here = Instance.of("recommender", "here", "2.0", 100, "", true);
        List<Instance> instances = List.of(stable("a"), here);

        IntStream.range(0, 100)
                .forEach(i -> assertEquals("here", of(instances, "us-1").id()));
        trip(here);
        assertEquals("a", of(instances, "us-1").id());
    }

    @Test
    void the_less_busy_of_two_is_asked_and_the_own_zone_before_others() {
        breakers.of(stable("busy")).inFlight().set(50);
        long busy = IntStream.range(0, 1_000)
                .filter(i ->
                        of(List.of(stable("busy"), stable("idle")), "us-1").id().equals("busy"))
                .count();
        assertTrue(busy > 100 && busy < 400, "a quarter draws the busy one twice: " + busy);

        Instance near = Instance.of("recommender", "near", "2.0", 100, "north", false);
        IntStream.range(0, 100)
                .forEach(i -> assertEquals(
                        "near", of(List.of(stable("a"), near), "us-1").id()));
    }

    @Test
    void an_instance_of_less_weight_gets_less() {
        var light = Instance.of("recommender", "light", "2.0", 10, "", false);
        var heavy = Instance.of("recommender", "heavy", "2.0", 90, "", false);

        long seen = IntStream.range(0, 10_000)
                .filter(i -> of(List.of(light, heavy), "us-1").id().equals("light"))
                .count();

        assertTrue(seen < 3_000, seen + " of 10000");
    }

    @Test
    void one_that_failed_just_now_is_not_asked_again_and_nobody_is_nobody() {
        assertNull(choice.of(List.of(stable("a")), null, "a", true));
        assertNull(choice.of(List.of(), null, null, true));
        assertEquals(
                "b",
                choice.of(List.of(stable("a"), stable("b")), null, "a", true).id());
    }

    @Test
    void when_all_are_tripped_there_is_none_to_ask() {
        trip(stable("a"));

        assertNull(of(List.of(stable("a")), null));
    }
}
