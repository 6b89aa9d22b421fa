package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Settings;

class ScannerSettingsTest {
    @Test
    void the_defaults_are_those_of_the_file() {
        var settings = new Settings(null, Map.of(), Map.of()).of("scanner", ScannerSettings.class);

        assertEquals(new ScannerSettings(0, 1_000, 60, 5), settings);
    }

    @Test
    void each_key_may_be_set_by_the_environment() {
        var environment = Map.of(
                "POLYPHONY_SCANNER_READERS", "2",
                "POLYPHONY_SCANNER_QUIET_MS", "20",
                "POLYPHONY_SCANNER_RESCAN_MINUTES", "3",
                "POLYPHONY_SCANNER_RESCAN_UNWATCHED_MINUTES", "4");

        assertEquals(
                new ScannerSettings(2, 20, 3, 4),
                new Settings(null, environment, Map.of()).of("scanner", ScannerSettings.class));
    }

    @Test
    void all_problems_are_told_at_once() {
        var unfit = assertThrows(Problems.Unfit.class, () -> new ScannerSettings(-1, 0, 0, 0));

        assertEquals(4, unfit.sentences().size());
    }

    @Test
    void half_of_the_processors_read_and_at_least_one() {
        var settings = new ScannerSettings(0, 1_000, 60, 5);

        assertEquals(1, settings.readersOn(1));
        assertEquals(1, settings.readersOn(2));
        assertEquals(4, settings.readersOn(8));
    }
}
