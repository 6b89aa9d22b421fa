package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path tools;

    @Test
    void what_they_hold_survives_a_restart_and_a_stop_leaves_no_process() throws Exception {
        List<ProcessHandle> children;
        try (var data = DataFolder.open(folder)) {
            try (var servers = Stage.start(data, Stage.path())) {
                new Contents(servers).write("kept");
                children = children();
                assertEquals(3, children.size());
            }
            assertTrue(children.stream().noneMatch(ProcessHandle::isAlive));
            assertEquals(List.of(), children());
            try (var servers = Stage.start(data, Stage.path())) {
                assertEquals(List.of("kept", "kept", "kept"), new Contents(servers).read());
            }
        }
    }

    @Test
    void postgres_keeps_what_it_acknowledged() throws Exception {
        try (var data = DataFolder.open(folder);
                var servers = Stage.start(data, Stage.path())) {
            var contents = new Contents(servers);
            assertEquals("on", contents.setting("fsync"));
            assertEquals("on", contents.setting("synchronous_commit"));
            assertEquals("on", contents.setting("full_page_writes"));
        }
    }

    @Test
    void a_stop_takes_less_than_the_ten_seconds_that_all_of_polyphony_has() {
        try (var data = DataFolder.open(folder)) {
            var servers = Stage.start(data, Stage.path());
            var before = System.nanoTime();
            servers.close();
            var took = Duration.ofNanos(System.nanoTime() - before);
            assertTrue(took.toSeconds() < 6, took.toString());
        }
    }

    @Test
    void a_port_taken_meanwhile_is_replaced_and_the_data_is_still_there() throws Exception {
        try (var data = DataFolder.open(folder)) {
            try (var servers = Stage.start(data, Stage.path())) {
                new Contents(servers).write("moved");
            }
            Files.delete(data.root().resolve("ports"));
            try (var servers = Stage.start(data, Stage.path())) {
                assertEquals(List.of("moved", "moved", "moved"), new Contents(servers).read());
            }
        }
    }

    @Test
    void what_a_killed_parent_left_behind_is_stopped_by_the_next_start_and_nothing_is_lost() throws Exception {
        var parent = ParentProcess.start(folder, toolsButTheOneThatTellsOfDeath());
        var orphans = children();
        assertEquals(3, orphans.size());
        kill(parent);
        assertTrue(orphans.stream().allMatch(ProcessHandle::isAlive));
        try (var data = DataFolder.open(folder)) {
            try (var servers = Stage.start(data, Stage.path())) {
                assertTrue(orphans.stream().noneMatch(ProcessHandle::isAlive));
                assertEquals(List.of("kept", "kept", "kept"), new Contents(servers).read());
            }
        }
    }

    @Test
    void children_end_by_themselves_when_their_parent_is_killed() throws Exception {
        assumeTrue(new Tools(Stage.path()).has("setpriv"), "needs setpriv of util-linux");
        var parent = ParentProcess.start(folder, Stage.path());
        var orphans = children();
        assertEquals(3, orphans.size());
        kill(parent);
        for (var orphan : orphans) {
            orphan.onExit().get(60, TimeUnit.SECONDS);
        }
        assertEquals(List.of(), children());
    }

    private static void kill(Process parent) throws InterruptedException {
        parent.destroyForcibly().waitFor();
    }

    private String toolsButTheOneThatTellsOfDeath() throws IOException {
        var unshare = Path.of("/usr/bin/unshare");
        if (Files.exists(unshare)) {
            Files.createSymbolicLink(tools.resolve("unshare"), unshare);
        }
        return tools.toString();
    }

    /** The servers that run on this test's data, by the ids they left there. */
    private List<ProcessHandle> children() throws IOException {
        var children = new ArrayList<ProcessHandle>();
        for (var name : List.of("postgres", "redis", "kafka")) {
            new PidFile(
                            folder.resolve("run").resolve(name + ".pid"),
                            folder.toRealPath().resolve(name))
                    .leftover()
                    .ifPresent(children::add);
        }
        return children;
    }
}
