package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemotionTest {
    private static final Instance STABLE = Instance.of("search", "a", "1.0", 100, "", false);
    private static final Instance CANARY = Instance.of("search", "b", "1.1", 5, "", false);

    private final Vertx vertx = Vertx.vertx();
    private final Breakers breakers = new Breakers(vertx);
    private final Demotion demotion = new Demotion(breakers::of);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private void asked(Instance instance, int times, int failed) {
        for (int i = 0; i < times; i++) {
            breakers.of(instance).ended(i < failed);
        }
    }

    private boolean isDemoted(Instance suspect) {
        return demotion.reason(suspect, List.of(STABLE, CANARY), System.nanoTime())
                .isPresent();
    }

    @Test
    void a_canary_that_fails_far_more_often_than_the_others_is_taken_back() {
        asked(STABLE, 1_000, 5);
        asked(CANARY, 30, 10);

        var reason = demotion.reason(CANARY, List.of(STABLE, CANARY), System.nanoTime());

        assertTrue(reason.orElse("").contains("10 of 30 asks failed"), reason.toString());
    }

    @Test
    void a_few_failures_are_no_proof() {
        asked(CANARY, Demotion.FAILED_MIN - 1, Demotion.FAILED_MIN - 1);

        assertEquals(false, isDemoted(CANARY));
    }

    @Test
    void a_canary_that_fails_as_the_others_do_stays() {
        asked(STABLE, 1_000, 300);
        asked(CANARY, 100, 40);

        assertEquals(false, isDemoted(CANARY));
    }

    @Test
    void a_stable_instance_is_left_to_its_breaker() {
        asked(STABLE, 100, 100);

        assertEquals(false, isDemoted(STABLE));
    }
}
