package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    private static final long BYTES_MAX = 1_000;

    @TempDir
    private Path folder;

    @Test
    void a_talkative_child_fills_at_most_twice_the_bound() throws IOException {
        try (var log = log()) {
            for (var line = 0; line < 1_000; line++) {
                log.line("line " + line + " of a child that says the same again and again");
            }
            var total = Files.size(folder.resolve("child.log")) + Files.size(folder.resolve("child.log.1"));
            assertTrue(total < 2 * BYTES_MAX + 200, total + " bytes");
        }
    }

    @Test
    void a_new_start_keeps_the_log_of_the_one_before() throws IOException {
        try (var log = log()) {
            log.line("before");
        }
        try (var log = log()) {
            log.line("after");
        }
        assertEquals("before\n", Files.readString(folder.resolve("child.log.1")));
        assertEquals("after\n", Files.readString(folder.resolve("child.log")));
    }

    @Test
    void the_last_words_are_the_last_lines() throws IOException {
        try (var log = log()) {
            for (var line = 1; line <= 9; line++) {
                log.line("line " + line);
            }
            assertEquals("line 5 | line 6 | line 7 | line 8 | line 9", log.tail());
        }
    }

    private BoundedLog log() throws IOException {
        return new BoundedLog(folder.resolve("child.log"), BYTES_MAX);
    }
}
