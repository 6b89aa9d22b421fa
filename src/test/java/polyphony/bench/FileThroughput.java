package polyphony.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import polyphony.stage.Http;
import polyphony.stage.Processes;
import polyphony.stage.Stage;

/** Original files of about 0.9 MB over 16 connections: bytes for each second of server CPU, beside nginx in the same run. */
final class FileThroughput {
    private static final int CONNECTIONS = 16;
    /** Half a minute: this is what a node that runs for weeks does, compiled. */
    private static final int WARM_UP = 30_000;

    private static final int REQUESTS = 2_000;
    private static final int ROUNDS = 3;
    private static final double TARGET = 0.7;

    private final Stage stage;
    private final Path music;
    private final Vertx vertx;
    private final Figures figures;

    FileThroughput(Stage stage, Path music, Vertx vertx, Figures figures) {
        this.stage = stage;
        this.music = music;
        this.vertx = vertx;
        this.figures = figures;
    }

    void measure() throws IOException {
        Http admin = stage.admin();
        List<String> streams = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (JsonNode track : admin.get("/api/v1/tracks?limit=100").json().get("items")) {
            streams.add("/api/v1/tracks/" + track.get("id").asText() + "/stream");
            files.add("/" + encoded(track.get("path").asText()));
        }
        Map<String, String> headers = Map.of("Authorization", "Bearer " + admin.token());
        double ours = perCpuSecond(stage.port(), streams, headers, () -> Processes.cpuSeconds(stage.processes()));
        Optional<Path> program = Nginx.program();
        if (program.isEmpty()) {
            figures.skipped("original files against nginx", "nginx is not installed on this machine");
            return;
        }
        int port = Ports.free();
        try (Nginx nginx = Nginx.start(program.get(), music, stage.data().resolve("nginx"), port)) {
            Ports.awaitOpen(port);
            double theirs = perCpuSecond(port, files, Map.of(), nginx::cpuSeconds);
            figures.note(String.format(
                    java.util.Locale.ROOT,
                    "ours %.2f GB, nginx %.2f GB for each CPU-second",
                    ours / 1e9,
                    theirs / 1e9));
            figures.atLeast("original files, throughput for each CPU-second, of nginx's", ours / theirs, TARGET, "");
        }
    }

    private double perCpuSecond(int port, List<String> paths, Map<String, String> headers, DoubleSupplier cpu) {
        try (var load = new Load(vertx, port, CONNECTIONS)) {
            load.run(WARM_UP, paths, headers);
            double[] rates = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                double before = cpu.getAsDouble();
                Load.Result result = load.run(REQUESTS, paths, headers);
                rates[round] = result.bytes() / (cpu.getAsDouble() - before);
                if (result.errors() > 0) {
                    figures.note(result.errors() + " errors on port " + port);
                }
            }
            return Figures.median(rates);
        }
    }

    private static String encoded(String path) {
        return java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
