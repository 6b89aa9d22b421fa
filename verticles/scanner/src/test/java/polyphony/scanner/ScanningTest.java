package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Phase;

/** Whole scans of real files into a catalog in memory. */
class ScanningTest {
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
    void everything_is_read_once_and_an_unchanged_tree_is_not_opened_again() throws IOException {
        stage.song("A/B/01.mp3", "title=One");
        stage.song("A/C/01.flac", "title=Two");

        var first = stage.scan(false);
        stage.library.told.clear();
        var second = stage.scan(false);

        assertEquals(List.of("One", "Two"), stage.titles());
        assertEquals(Phase.DONE, first.phase());
        assertEquals(2, first.read());
        assertEquals(0, second.files());
        assertEquals(List.of(), stage.library.told);
    }

    @Test
    void a_full_scan_reads_what_did_not_change_too() throws IOException {
        stage.song("A/B/01.mp3", "title=One");
        stage.scan(false);

        assertEquals(1, stage.scan(true).read());
    }

    @Test
    void a_changed_tag_is_read_and_the_rest_left_alone() throws IOException {
        stage.song("A/B/01.mp3", "title=One");
        stage.song("A/C/01.mp3", "title=Two");
        stage.scan(false);
        stage.library.told.clear();

        stage.song("A/C/01.mp3", "title=Two and a half");
        var status = stage.scan(false);

        assertEquals(1, status.read());
        assertEquals(List.of("folder A/C"), stage.library.told);
        assertEquals(List.of("One", "Two and a half"), stage.titles());
    }

    @Test
    void broken_files_are_listed_with_their_reason_and_do_not_stop_the_others() throws IOException {
        stage.song("A/good.mp3", "title=Good");
        Files.write(stage.root.resolve("A/empty.mp3"), new byte[0]);
        Files.writeString(stage.root.resolve("A/letter.flac"), "Dear reader");

        var status = stage.scan(false);
        var problems = stage.service
                .problems(new Scanner.ListProblems(0, 10), ScanStage.ADMIN)
                .result();

        assertEquals(Phase.DONE, status.phase());
        assertEquals(List.of("Good"), stage.titles());
        assertEquals(2, status.problems());
        assertEquals(
                List.of("A/empty.mp3", "A/letter.flac"),
                problems.problems().stream().map(Scanner.Problem::path).toList());
        assertEquals("The file is empty.", problems.problems().get(0).reason());

        assertEquals(2, stage.scan(false).problems());
        assertEquals(0, stage.status().files());
    }

    @Test
    void after_a_restart_broken_files_are_looked_at_again() throws IOException {
        stage.song("A/good.mp3");
        Files.write(stage.root.resolve("A/empty.mp3"), new byte[0]);
        stage.scan(false);

        stage.restart(stage.root);

        assertEquals(1, stage.scan(false).problems());
    }

    @Test
    void a_mended_file_is_no_problem_any_more() throws IOException {
        stage.song("A/good.mp3");
        Files.write(stage.root.resolve("A/bad.mp3"), new byte[0]);
        stage.scan(false);

        stage.song("A/bad.mp3", "title=Mended");

        assertEquals(0, stage.scan(false).problems());
        assertTrue(stage.titles().contains("Mended"));
    }

    @Test
    void a_cancelled_scan_goes_on_where_it_stopped() throws IOException {
        for (int i = 0; i < 12; i++) {
            stage.song("A/" + (char) ('a' + i) + "/song.mp3");
        }
        stage.library.beforeTaking(part -> {
            if (stage.library.tracks().size() == 4) {
                stage.service.cancel(new Scanner.Cancel(), ScanStage.ADMIN);
            }
            return Future.succeededFuture();
        });
        var cancelled = stage.scan(false);
        int before = stage.library.tracks().size();
        stage.library.beforeTaking(part -> Future.succeededFuture());

        var resumed = stage.scan(false);

        assertEquals(Phase.CANCELLED, cancelled.phase());
        assertTrue(before >= 4 && before < 12, "taken before: " + before);
        assertEquals(12 - before, resumed.read());
        assertEquals(12, stage.library.tracks().size());
    }

    @Test
    void a_scan_that_runs_on_another_node_is_cancelled_there() throws IOException {
        for (int i = 0; i < 6; i++) {
            stage.song("A/" + (char) ('a' + i) + "/song.mp3");
        }
        stage.service.cancel(new Scanner.Cancel(), ScanStage.ADMIN);
        stage.library.beforeTaking(part -> {
            stage.service.heardCancel();
            return Future.succeededFuture();
        });

        var cancelled = stage.scan(false);

        assertEquals(1, stage.cancelledElsewhere);
        assertEquals(Phase.CANCELLED, cancelled.phase());
    }

    @Test
    void two_starts_are_one_scan() throws IOException {
        stage.song("A/song.mp3");
        var both = Promise.<Void>promise();
        stage.vertx.runOnContext(go -> Future.all(
                        stage.service.scan(new Scanner.Start(false)), stage.service.scan(new Scanner.Start(false)))
                .<Void>mapEmpty()
                .onComplete(both));
        both.future().timeout(30, TimeUnit.SECONDS).await();

        assertEquals(1, stage.announced.size());
        assertEquals(List.of("folder A"), stage.library.told);
    }

    @Test
    void nothing_below_the_music_folder_is_written() throws IOException {
        stage.song("A/song.mp3");
        Path cover = stage.ffmpeg.picture(stage.place.resolve("cover.png"), 30, 30, "red");
        Files.copy(cover, stage.root.resolve("A/cover.png"), StandardCopyOption.REPLACE_EXISTING);
        var before = listing();

        stage.scan(false);
        stage.scan(true);

        assertEquals(before, listing());
    }

    private List<String> listing() throws IOException {
        try (var files = Files.walk(stage.root)) {
            return files.map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
