package polyphony.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One node of {@code conf/examples/three-nodes}, in a process of its own, started as its systemd unit starts it. */
public final class ExampleNode implements AutoCloseable {
    private static final long START_SECONDS_MAX = 180;
    private static final int LINES_KEPT = 1_000;

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final List<String> lines = new ArrayList<>();

    private ExampleNode(Process process) {
        this.process = process;
        var reader = new Thread(this::read, "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts without waiting.
     *
     * @param number of the node in the example, from 1
     * @param other variables that win over those of the example: this machine is another one
     */
    public static ExampleNode start(int number, Map<String, String> other) {
        Path root = Path.of(System.getProperty("polyphony.root"));
        Path example = root.resolve("conf/examples/three-nodes");
        try {
            List<String> command =
                    new ArrayList<>(List.of(root.resolve("scripts/polyphony").toString(), "run"));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            for (String line : Files.readAllLines(example.resolve("node-" + number + ".env"))) {
                if (line.startsWith("SERVICES=")) {
                    command.addAll(
                            Arrays.asList(line.substring("SERVICES=".length()).split(" ", -1)));
                } else if (line.contains("=")) {
                    String[] pair = line.split("=", 2);
                    builder.environment().put(pair[0], pair[1]);
                }
            }
            command.addAll(List.of("--conf", example.toString()));
            builder.environment().put("POLYPHONY_NO_BUILD", "1");
            builder.environment().putAll(other);
            return new ExampleNode(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The line that tells where it can be reached. */
    public String awaitReady() {
        try {
            return ready.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException never) {
            throw new IllegalStateException("not ready: " + text(), never);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As kill -9. */
    public void kill() {
        process.destroyForcibly();
        Stage.awaitEnd(process);
    }

    @Override
    public void close() {
        process.destroy();
        Stage.awaitEnd(process);
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                if (line.startsWith("ready ")) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() < LINES_KEPT) {
            lines.add(line);
        }
    }

    private synchronized String text() {
        return String.join("\n", lines);
    }
}
