package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatcherTest {
    @TempDir
    Path root;

    private Watcher watcher;

    @BeforeEach
    void watch() throws IOException {
        watcher = Watcher.start();
        Files.createDirectories(root.resolve("A/B"));
        enterAll();
    }

    @AfterEach
    void close() throws IOException {
        watcher.close();
    }

    private void enterAll() throws IOException {
        Walk.through(root, watcher, files -> {}, () -> false);
    }

    private void awaitChange() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (!watcher.poll()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void a_file_in_a_folder_below_is_noticed() throws IOException {
        assertFalse(watcher.poll());

        Files.writeString(root.resolve("A/B/new.mp3"), "x");

        awaitChange();
        assertFalse(watcher.isExhausted());
    }

    @Test
    void a_folder_that_takes_the_name_of_a_renamed_one_is_watched_too() throws IOException {
        Files.move(root.resolve("A"), root.resolve("Z"));
        awaitChange();
        enterAll();
        Files.createDirectories(root.resolve("A/B"));
        awaitChange();
        enterAll();
        while (watcher.poll()) {
            Thread.onSpinWait();
        }

        Files.writeString(root.resolve("A/B/new.mp3"), "x");
        awaitChange();
    }
}
