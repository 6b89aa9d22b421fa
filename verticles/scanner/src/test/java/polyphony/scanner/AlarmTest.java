package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AlarmTest {
    /** A clock that is set by hand. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final HandClock clock = new HandClock();
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
