package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Phase;

/** Files that are gone, or only seem to be. */
class ScanLossTest {
    @TempDir
    Path folder;

    private ScanStage stage;

    @BeforeEach
    void make() throws IOException {
        stage = new ScanStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_moved_file_is_told_as_gone_before_it_is_told_as_new_with_the_same_content() throws IOException {
        Path one = stage.song("A/B/01.mp3", "title=One");
        stage.song("A/B/02.mp3", "title=Two");
        stage.scan(false);
        String hash = stage.library.track("A/B", "01.mp3").contentHash();
        stage.library.told.clear();

        Files.createDirectories(stage.root.resolve("Z"));
        Files.move(one, stage.root.resolve("Z/uno.mp3"));
        var status = stage.scan(false);

        assertEquals(List.of("gone A/B/01.mp3", "folder A/B", "folder Z"), stage.library.told);
        assertEquals(hash, stage.library.track("Z", "uno.mp3").contentHash());
        assertEquals(1, status.gone());
    }

    @Test
    void a_renamed_top_folder_is_no_loss() throws IOException {
        stage.song("A/B/01.mp3");
        stage.song("A/B/02.mp3");
        stage.song("A/B/03.mp3");
        stage.scan(false);

        Files.move(stage.root.resolve("A"), stage.root.resolve("New"));

        assertEquals(Phase.DONE, stage.scan(false).phase());
        assertEquals(3, stage.library.tracks().size());
    }

    @Test
    void more_than_a_fifth_missing_stops_the_scan_and_changes_nothing() throws IOException {
        for (int i = 0; i < 10; i++) {
            stage.song("A/" + i + "/song.mp3");
        }
        stage.scan(false);
        stage.library.told.clear();
        for (int i = 0; i < 3; i++) {
            Files.delete(stage.root.resolve("A/" + i + "/song.mp3"));
        }

        for (boolean full : List.of(false, true)) {
            var status = stage.scan(full);

            assertEquals(Phase.STOPPED, status.phase());
            assertTrue(status.reason().contains("3 of 10 files"), status.reason());
            assertEquals(List.of(), stage.library.told);
        }
    }

    @Test
    void a_loss_that_an_admin_accepts_is_believed() throws IOException {
        for (int i = 0; i < 4; i++) {
            stage.song("A/" + i + "/song.mp3");
        }
        stage.scan(false);
        for (int i = 0; i < 3; i++) {
            Files.delete(stage.root.resolve("A/" + i + "/song.mp3"));
        }

        assertEquals(3, stage.scan(new Scanner.Start(false, true)).gone());
        assertEquals(1, stage.library.tracks().size());
    }

    @Test
    void the_only_one_of_four_that_is_gone_is_believed() throws IOException {
        for (int i = 0; i < 4; i++) {
            stage.song("A/" + i + ".mp3");
        }
        stage.scan(false);
        Files.delete(stage.root.resolve("A/0.mp3"));

        assertEquals(Phase.DONE, stage.scan(false).phase());
        assertEquals(3, stage.library.tracks().size());
    }

    @Test
    void a_folder_that_cannot_be_listed_loses_nothing() {
        var unreadable = new Walk.Found(List.of(), List.of(new Scanner.Problem("A", "closed")), 0, true);
        var known = List.of(new Folder("A/B", "1:x", 5), new Folder("AB", "1:y", 3));

        var differences = Comparison.of(known, List.of(), unreadable, false, Set.of());

        assertEquals(
                List.of("AB"), differences.vanished().stream().map(Folder::path).toList());
    }

    @Test
    void a_fifth_missing_is_believed() throws IOException {
        for (int i = 0; i < 10; i++) {
            stage.song("A/" + i + "/song.mp3");
        }
        stage.scan(false);
        Files.delete(stage.root.resolve("A/0/song.mp3"));
        Files.delete(stage.root.resolve("A/1/song.mp3"));

        assertEquals(Phase.DONE, stage.scan(false).phase());
        assertEquals(8, stage.library.tracks().size());
    }

    @Test
    void a_missing_or_an_empty_root_stops_the_scan() throws IOException {
        stage.song("A/song.mp3");
        stage.scan(false);
        stage.library.told.clear();
        Files.move(stage.root.resolve("A"), stage.place.resolve("away"));

        assertTrue(stage.scan(false).reason().contains("holds no music"));
        Files.delete(stage.root);
        assertTrue(stage.scan(false).reason().contains("is not there"));
        assertEquals(List.of(), stage.library.told);
    }

    @Test
    void a_missing_root_does_not_keep_the_other_from_being_scanned() throws IOException {
        stage.song("A/song.mp3", "title=One");
        stage.restart(stage.place.resolve("nowhere"), stage.root);

        assertEquals(Phase.STOPPED, stage.scan(false).phase());
        assertEquals(List.of("One"), stage.titles());
    }
}
