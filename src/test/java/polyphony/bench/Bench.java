package polyphony.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Processes;
import polyphony.stage.Stage;

/**
 * Measures one node with a generated library, as people would run it, and prints each figure beside what must be reached.
 * Arguments: the library of small files, the library of 0.9 MB files, a folder for data.
 */
public final class Bench {
    private static final int TRACKS = 20_000;
    private static final double MB = 1e6;

    private final Path library;
    private final Path largeFiles;
    private final Path scratch;
    private final Figures figures = new Figures(System.out);

    private Bench(Path library, Path largeFiles, Path scratch) {
        this.library = library;
        this.largeFiles = largeFiles;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws IOException {
        new Bench(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).run();
    }

    private void run() throws IOException {
        Files.createDirectories(scratch);
        Vertx vertx = Vertx.vertx();
        try (Stage stage = Stage.of(Files.createTempDirectory(scratch, "data"), "--music", library.toString())) {
            starts(stage);
            scans(stage);
            memory(stage);
            long heap = Processes.liveHeapBytes(stage.process());
            figures.note(String.format(
                    Locale.ROOT, "  %4.0f MB  of Java heap in use, %d bytes a track", heap / MB, heap / TRACKS));
            new RequestCosts(stage, vertx, figures).measure();
            new PlayLatency(stage, figures).measure();
            new AskLatency(stage, figures).measure();
        }
        try (Stage stage = Stage.of(Files.createTempDirectory(scratch, "data"), "--music", largeFiles.toString())) {
            stage.start();
            awaitScan(stage.admin());
            new FileThroughput(stage, largeFiles, vertx, figures).measure();
        }
        vertx.close().await();
        figures.printAll();
    }

    private void starts(Stage stage) {
        long begun = System.nanoTime();
        stage.start();
        figures.atMost("first start to ready, empty data", seconds(begun), 40, "s");
        awaitScan(stage.admin());
        JsonNode scan = stage.admin().get("/api/v1/scan").json();
        double took =
                Duration.between(time(scan, "startedAt"), time(scan, "endedAt")).toMillis() / 1_000.0;
        figures.atMost("full scan of " + scan.get("read").asInt() + " tracks", took, 30, "s");
        stage.stop();
        begun = System.nanoTime();
        stage.start();
        figures.atMost("later start to ready, " + TRACKS + " tracks", seconds(begun), 20, "s");
        awaitScan(stage.admin());
    }

    private void scans(Stage stage) {
        Http admin = stage.admin();
        double[] took = new double[3];
        for (int i = 0; i < took.length; i++) {
            long begun = System.nanoTime();
            admin.post("/api/v1/scan");
            awaitScan(admin);
            took[i] = seconds(begun);
        }
        figures.atMost("unchanged rescan", Figures.median(took), 1.5, "s");
    }

    private void memory(Stage stage) {
        List<ProcessHandle> processes = stage.processes();
        Eventually.holds("idle", () -> isIdle(processes));
        figures.atMost(
                "resident memory of " + processes.size() + " processes, idle",
                Processes.residentBytes(processes) / MB,
                900,
                "MB");
        for (ProcessHandle process : processes) {
            String command = Processes.commandLine(process.pid());
            figures.note(String.format(
                    Locale.ROOT,
                    "  %4.0f MB  %s",
                    Processes.residentBytes(List.of(process)) / MB,
                    command.substring(0, Math.min(60, command.length()))));
        }
    }

    private static boolean isIdle(List<ProcessHandle> processes) {
        double before = Processes.cpuSeconds(processes);
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
        return Processes.cpuSeconds(processes) - before < 0.15;
    }

    private static void awaitScan(Http admin) {
        Eventually.holds("the scan has ended", () -> {
            String phase =
                    admin.get("/api/v1/scan").json().path("phase").asText().toUpperCase(Locale.ROOT);
            return List.of("DONE", "STOPPED", "CANCELLED").contains(phase);
        });
    }

    private static Instant time(JsonNode scan, String field) {
        return Instant.parse(scan.get(field).asText());
    }

    private static double seconds(long begunNanos) {
        return (System.nanoTime() - begunNanos) / 1e9;
    }
}
