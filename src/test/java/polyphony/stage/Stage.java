package polyphony.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The whole system as a person starts it: {@code polyphony up} in a process of its own, with real embedded servers and a
 * data folder of its own.
 */
public final class Stage implements AutoCloseable {
    public static final String ADMIN = "admin";
    public static final String PASSWORD = "correct-horse-battery";

    private static final long START_SECONDS_MAX = 180;
    private static final long STOP_SECONDS_MAX = 30;
    private static final int LINES_MAX = 100_000;

    private final Path data;
    private final List<String> arguments;
    private final int port;
    private final int managementPort;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>(LINES_MAX);
    private final List<String> seen = new ArrayList<>();
    private Process process;

    private Stage(Path data, List<String> arguments) {
        this.data = data;
        this.arguments = List.copyOf(arguments);
        this.port = freePort();
        this.managementPort = freePort();
    }

    /** A stage that has not been started, with more arguments for {@code up}, say {@code --music DIR}. */
    public static Stage of(Path data, String... arguments) {
        return new Stage(data, List.of(arguments));
    }

    /** Starts and waits for {@code ready}. */
    public Stage start() {
        seen.clear();
        lines.clear();
        List<String> command = CommandLine.on(data, "up", "--port", Integer.toString(port));
        command.addAll(arguments);
        process = launch(command, Map.of("POLYPHONY_MANAGEMENT_PORT", Integer.toString(managementPort)));
        await("ready http");
        return this;
    }

    /** Another process that joins this stage's cluster: {@code polyphony run SERVICE... --join}. */
    public Process join(String... services) {
        List<String> command = CommandLine.on(data, services);
        command.add(1, "run");
        command.addAll(List.of("--join", clusterAddress()));
        return launch(command, Map.of());
    }

    /** A process of {@code polyphony run} on this stage's data, once it is ready. */
    public Joined run(String... words) {
        List<String> command = CommandLine.on(data, words);
        command.add(1, "run");
        return Joined.start(command, CommandLine.AS_BUILT);
    }

    /** What a command on this stage's data says; fails with it when the command fails. */
    public String command(String... words) {
        return CommandLine.said(CommandLine.on(data, words));
    }

    private Process launch(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("POLYPHONY_ADMIN_PASSWORD", PASSWORD);
        builder.environment().putAll(CommandLine.AS_BUILT);
        builder.environment().put("POLYPHONY_CLUSTER_PORT", "0");
        builder.environment().putAll(environment);
        try {
            Process launched = builder.start();
            Thread reader = new Thread(() -> read(launched), "stage-output");
            reader.setDaemon(true);
            reader.start();
            return launched;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Waits until the output has a line with this text, now or in the past; gives the line. */
    public String await(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        for (String line : seen) {
            if (line.contains(text)) {
                return line;
            }
        }
        while (true) {
            String line = poll(deadline - System.nanoTime());
            if (line == null) {
                throw new IllegalStateException("no '" + text + "' in:\n" + String.join("\n", seen));
            }
            seen.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
    }

    private String poll(long nanos) {
        try {
            return lines.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A client that has not signed in. */
    public Http http() {
        return new Http("http://127.0.0.1:" + port);
    }

    public Http admin() {
        return http().signedIn(ADMIN, PASSWORD);
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public Path data() {
        return data;
    }

    public Process process() {
        return process;
    }

    /** Where other nodes join. */
    public String clusterAddress() {
        return setting("cluster.members");
    }

    /** A setting of the running node, say {@code postgres.uri}. */
    public String setting(String key) {
        try (var reader = Files.newBufferedReader(data.resolve("run/node.properties"))) {
            var settings = new Properties();
            settings.load(reader);
            return settings.getProperty(key);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** The process, and the servers it started. */
    public List<ProcessHandle> processes() {
        return Processes.treeOf(process.toHandle(), data);
    }

    /** One of the servers it started: {@code postgres}, {@code redis} or {@code kafka}. */
    public ProcessHandle server(String name) {
        try {
            String pid = Files.readString(data.resolve("run/" + name + ".pid")).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** As {@code kill -9}: nothing is cleaned up. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(process);
    }

    /** As SIGTERM. Gives the seconds that it took. */
    public double stop() {
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd(process);
        return (System.nanoTime() - begun) / 1e9;
    }

    public static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not stop within " + STOP_SECONDS_MAX + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        for (ProcessHandle left : Processes.naming(data)) {
            left.destroyForcibly();
        }
        Folders.delete(data);
    }

    private void read(Process launched) {
        try (var output =
                new BufferedReader(new InputStreamReader(launched.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.offer(line);
            }
        } catch (IOException closed) {
            // The process ended.
        }
    }

    /** A port of this machine's loopback that nobody holds now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
