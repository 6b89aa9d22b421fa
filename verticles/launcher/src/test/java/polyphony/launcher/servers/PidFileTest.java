package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    @Test
    void a_living_process_that_carries_the_mark_is_a_leftover() {
        var me = ProcessHandle.current();
        var file =
                new PidFile(folder.resolve("pid"), Path.of(me.info().command().orElseThrow()));
        file.write(me.pid());
        assertEquals(Optional.of(me), file.leftover());
    }

    @Test
    void somebody_elses_process_with_a_recycled_id_is_left_alone() {
        var file = new PidFile(folder.resolve("pid"), folder.resolve("a-mark-nobody-carries"));
        file.write(ProcessHandle.current().pid());
        assertTrue(file.leftover().isEmpty());
    }

    @Test
    void a_damaged_file_names_nobody() throws IOException {
        Files.writeString(folder.resolve("pid"), "not a number");
        assertTrue(new PidFile(folder.resolve("pid"), folder).leftover().isEmpty());
    }
}
