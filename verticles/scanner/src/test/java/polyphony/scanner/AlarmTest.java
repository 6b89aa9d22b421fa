package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import polyphony.shared.testing.TestClock;

class AlarmTest {
    private final TestClock clock = TestClock.at("1970-01-01T00:00:00Z");
    private final Alarm alarm = new Alarm(clock, new ScannerSettings(1, 1_000, 60, 5));

    @Test
    void a_change_is_looked_at_once_it_was_quiet_for_a_second() {
        alarm.changed();
        assertFalse(alarm.isDue(true));

        clock.pass(Duration.ofSeconds(1));
        assertTrue(alarm.isDue(true));
        assertFalse(alarm.isDue(true));
    }

    @Test
    void changes_without_end_are_looked_at_all_the_same() {
        boolean due = false;
        for (int i = 0; i < 12; i++) {
            alarm.changed();
            clock.pass(Duration.ofMillis(900));
            due |= alarm.isDue(true);
        }

        assertTrue(due);
    }

    @Test
    void without_changes_a_scan_is_due_after_an_hour_or_after_five_minutes_when_nobody_watches() {
        clock.pass(Duration.ofMinutes(6));

        assertFalse(alarm.isDue(true));
        assertTrue(alarm.isDue(false));

        clock.pass(Duration.ofHours(1));
        assertTrue(alarm.isDue(true));
    }
}
