package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_in_use_is_refused_with_a_sentence() {
        try (var first = DataFolder.open(folder)) {
            var refused = assertThrows(Refused.class, () -> DataFolder.open(folder));
            assertTrue(refused.getMessage().contains(first.root() + " is in use"), refused.getMessage());
            assertTrue(refused.getMessage()
                    .contains("process " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void a_folder_is_free_again_after_its_owner_closed_it() {
        DataFolder.open(folder).close();
        DataFolder.open(folder).close();
    }

    @Test
    void a_secret_is_made_once_and_readable_by_its_owner_alone() throws IOException {
        try (var data = DataFolder.open(folder)) {
            assertEquals("first", data.secret("key", () -> "first"));
            assertEquals("first", data.secret("key", () -> "second"));
            var file = data.root().resolve("secrets/key");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var refused = assertThrows(Refused.class, () -> DataFolder.open(file));
        assertTrue(refused.getMessage().contains("cannot be used"), refused.getMessage());
    }
}
