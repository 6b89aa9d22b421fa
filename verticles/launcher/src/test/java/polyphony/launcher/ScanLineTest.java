package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Phase;

class ScanLineTest {
    @Test
    void a_running_scan_tells_files_speed_and_the_time_that_is_left() {
        assertEquals(
                "scan: 250 of 1000 files, 500 a second, 1 min 30 s left", ScanLine.text(reading(250, 90_000L), false));
    }

    @Test
    void on_a_terminal_there_is_a_bar_of_one_width() {
        assertEquals(
                "scan: [###############---------------] 500 of 1000 files, 500 a second, 1 s left",
                ScanLine.text(reading(500, 1L), true));
        assertEquals(
                "scan: [##############################] 1000 of 1000 files, 500 a second",
                ScanLine.text(reading(1_000, null), true));
    }

    @Test
    void without_a_terminal_a_fast_scan_is_two_lines() {
        var out = new ByteArrayOutputStream();
        var clock = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);
        var line = new ScanLine(terminal(out), clock);
        for (var done = 0; done <= 1_000; done += 10) {
            line.show(reading(done, 1_000L));
        }
        line.show(status(Phase.DONE, 1_000, 1_000, null));
        line.show(status(Phase.DONE, 1_000, 1_000, null));
        assertEquals(
                "scan: 0 of 1000 files, 500 a second, 1 s left\nscan done: 1000 files read, 0 gone\n",
                out.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(ByteArrayOutputStream out) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, false);
    }

    private static Scanner.Status reading(int done, Long remainingMs) {
        return status(Phase.READING, 1_000, done, remainingMs);
    }

    private static Scanner.Status status(Phase phase, int files, int done, Long remainingMs) {
        return new Scanner.Status(phase, files, done, 500, remainingMs, done, 0, 0, null, 1L, null);
    }
}
