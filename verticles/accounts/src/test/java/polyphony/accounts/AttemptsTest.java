package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.testing.TestClock;

class AttemptsTest {
    private final TestClock clock = TestClock.at("2026-11-24T08:00:00Z");
    private final Attempts attempts = new Attempts(new Attempts.Limits(2, 5, Duration.ofSeconds(60)), clock);

    @Test
    void one_name_from_one_address_has_its_own_limit() {
        attempts.count("ann", "a");
        attempts.count("ann", "a");

        Failure refused = assertThrows(Failure.class, () -> attempts.count("ann", "a"));
        assertEquals(Failure.Kind.TOO_MANY, refused.kind());
        assertDoesNotThrow(() -> attempts.count("ann", "b"));
        assertDoesNotThrow(() -> attempts.count("bob", "a"));
    }

    @Test
    void one_address_has_a_limit_over_all_names() {
        for (int i = 0; i < 5; i++) {
            attempts.count("name" + i, "a");
        }

        assertThrows(Failure.class, () -> attempts.check("another", "a"));
        assertDoesNotThrow(() -> attempts.check("another", "b"));
    }

    @Test
    void time_gives_new_attempts() {
        attempts.count("ann", "a");
        attempts.count("ann", "a");

        clock.pass(Duration.ofSeconds(60));

        assertDoesNotThrow(() -> attempts.count("ann", "a"));
    }

    @Test
    void a_success_starts_the_name_afresh() {
        attempts.count("ann", "a");
        attempts.count("ann", "a");
        attempts.succeeded("ann", "a");

        assertDoesNotThrow(() -> attempts.count("ann", "a"));
    }

    @Test
    void successes_with_an_own_account_buy_no_guesses_at_others() {
        for (int i = 0; i < 5; i++) {
            attempts.count("name" + i, "a");
            if (i < 4) {
                attempts.count("me", "a");
                attempts.succeeded("me", "a");
            }
        }

        assertThrows(Failure.class, () -> attempts.count("another", "a"));
    }

    @Test
    void attempts_without_an_address_are_counted_together() {
        attempts.count("ann", null);
        attempts.count("ann", null);

        assertThrows(Failure.class, () -> attempts.count("ann", null));
    }
}
