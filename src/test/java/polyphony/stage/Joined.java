package polyphony.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A process that joined the cluster of a {@link Stage}: it has said {@code ready}. */
public final class Joined implements AutoCloseable {
    private static final long START_SECONDS_MAX = 180;
    private static final int LINES_MAX = 10_000;

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private Joined(Process process) {
        this.process = process;
    }

    /** Starts the command with more variables in its environment, and waits for its {@code ready} line. */
    public static Joined start(List<String> command, Map<String, String> environment) {
        Joined joined = launch(command, environment);
        joined.awaitReady();
        return joined;
    }

    /** As {@link #start}, without waiting. */
    static Joined launch(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var joined = new Joined(builder.start());
            Thread reader = new Thread(joined::read, "joined-output");
            reader.setDaemon(true);
            reader.start();
            return joined;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits for its {@code ready} line. */
    public void awaitReady() {
        try {
            ready.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException | TimeoutException never) {
            process.destroyForcibly();
            throw new IllegalStateException("no 'ready' in:\n" + output(), never);
        }
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                if (line.startsWith("ready ")) {
                    ready.complete(line);
                }
            }
        } catch (IOException closed) {
            // The process ended.
        }
        ready.completeExceptionally(new IllegalStateException("it ended"));
    }

    private synchronized void keep(String line) {
        if (lines.size() < LINES_MAX) {
            lines.add(line);
        }
    }

    public synchronized String output() {
        return String.join("\n", lines);
    }

    /** What it said of itself. */
    public String line() {
        return ready.join();
    }

    /** A client of the gateway that runs in it, not signed in. */
    public Http http() {
        return new Http(address("gateway [^ ]+ at (http://[0-9.:]+)"));
    }

    /** Its management port. */
    public Http management() {
        return new Http(address("management (http://[0-9.:]+)"));
    }

    private String address(String pattern) {
        var found = Pattern.compile(pattern).matcher(line());
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + line());
        }
        return found.group(1);
    }

    /** As {@code kill -9}: nothing is cleaned up. */
    public void kill() {
        process.destroyForcibly();
        Stage.awaitEnd(process);
    }

    public Process process() {
        return process;
    }

    /** As SIGTERM. */
    @Override
    public void close() {
        process.destroy();
        Stage.awaitEnd(process);
    }
}
