package polyphony.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.node.Settings;

/** The units are ones that systemd takes. */
class SystemdTest {
    private static final String INSTALLED = "/opt/polyphony";
    /** What a stop may take besides draining. */
    private static final int CLOSE_SECONDS = 15;

    @TempDir
    private Path folder;

    @Test
    void systemd_finds_nothing_wrong_with_any_unit() throws IOException {
        needSystemd();
        List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
        for (Path unit : units()) {
            String name = unit.getFileName().toString().replace("@.", "@recommender.");
            command.add(installed(unit, name).toString());
        }

        assertEquals("", output(command));
    }

    @Test
    void a_key_that_systemd_does_not_know_is_found() throws IOException {
        needSystemd();
        Path unit = installed(units().get(0), "broken.service");
        Files.writeString(unit, Files.readString(unit).replace("TimeoutStopSec=", "TimeoutStopSeconds="));

        String said = output(List.of("systemd-analyze", "verify", unit.toString()));

        assertTrue(said.contains("TimeoutStopSeconds"), said);
    }

    @Test
    void what_a_unit_starts_is_there() throws IOException {
        for (Path unit : units()) {
            String start = Files.readString(unit)
                    .lines()
                    .filter(line -> line.startsWith("ExecStart="))
                    .findFirst()
                    .orElseThrow();
            String program = start.substring("ExecStart=".length()).split(" ", 2)[0];
            if (program.startsWith(INSTALLED)) {
                Path file = Deployed.root().resolve(program.substring(INSTALLED.length() + 1));
                assertTrue(Files.isExecutable(file), unit + " starts " + program);
            }
        }
        assertEquals(3, units().size());
    }

    @Test
    void whoever_stops_a_node_waits_longer_than_it_drains() throws IOException {
        int longest = new Settings(null, Map.of(), Map.of()).common().cluster().drainSeconds() + CLOSE_SECONDS;
        for (Path unit : units()) {
            int patience = Files.readString(unit)
                    .lines()
                    .filter(line -> line.startsWith("TimeoutStopSec="))
                    .mapToInt(line -> Integer.parseInt(line.substring("TimeoutStopSec=".length())))
                    .findFirst()
                    .orElseThrow();
            assertTrue(patience > longest, unit + " waits " + patience + " s, not " + longest);
        }
        Manifests.ofProject().workloads().forEach(workload -> {
            int patience =
                    workload.pod().at("/spec/terminationGracePeriodSeconds").asInt();
            assertTrue(patience > longest, workload + " waits " + patience + " s, not " + longest);
        });
    }

    private static void needSystemd() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "needs systemd-analyze");
    }

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(Deployed.root().resolve("deploy/systemd"))) {
            return files.filter(file -> file.toString().endsWith(".service"))
                    .sorted()
                    .toList();
        }
    }

    /** As it would stand there, but with programs of this machine. */
    private Path installed(Path unit, String name) throws IOException {
        String text = Files.readString(unit)
                .replace(INSTALLED, Deployed.root().toString())
                .replace(
                        "/usr/bin/java",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return Files.writeString(folder.resolve(name), text);
    }

    private static String output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
