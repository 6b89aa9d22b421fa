package polyphony.launcher.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running server process: its output goes to a bounded log, its id to a file. */
final class Child implements AutoCloseable {
    private final ChildSpec spec;
    private final Process process;
    private final PidFile pidFile;
    private final BoundedLog log;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private Child(ChildSpec spec, Process process, PidFile pidFile, BoundedLog log) {
        this.spec = spec;
        this.process = process;
        this.pidFile = pidFile;
        this.log = log;
    }

    /** Stops what an earlier parent left behind, starts the server, and waits until it serves. */
    static Child start(ChildSpec spec, DataFolder data, Spawner spawner, Tools tools) {
        var pidFile = pidFile(spec, data);
        pidFile.leftover().ifPresent(process -> stop(spec, process));
        try {
            var log = new BoundedLog(data.folder("logs").resolve(spec.name() + ".log"), BoundedLog.BYTES_MAX);
            var child = new Child(spec, spawner.start(builder(spec, data, tools)), pidFile, log);
            pidFile.write(child.process.pid());
            child.pumpOutput();
            return child.onceReady();
        } catch (IOException e) {
            throw new Refused(spec.name() + " cannot be started", e);
        }
    }

    /** Stops what an earlier parent left behind, if anything. */
    static void stopLeftover(ChildSpec spec, DataFolder data) {
        pidFile(spec, data).leftover().ifPresent(process -> stop(spec, process));
    }

    long pid() {
        return process.pid();
    }

    /** Runs this when the process has ended, whoever ended it. */
    void whenEnded(Runnable action) {
        var unused = process.onExit().whenComplete((ended, failed) -> action.run());
    }

    @Override
    public void close() {
        stop(spec, process.toHandle());
        pidFile.delete();
    }

    private static PidFile pidFile(ChildSpec spec, DataFolder data) {
        return new PidFile(data.folder("run").resolve(spec.name() + ".pid"), spec.mark());
    }

    private static ProcessBuilder builder(ChildSpec spec, DataFolder data, Tools tools) {
        var builder = new ProcessBuilder(tools.wrapped(spec.command(), spec.deathSignal()))
                .directory(data.root().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(spec.environment());
        return builder;
    }

    private Child onceReady() {
        try {
            ready.get(ChildSpec.START_WITHIN.toSeconds(), TimeUnit.SECONDS);
            return this;
        } catch (ExecutionException e) {
            close();
            throw new Refused(ended());
        } catch (TimeoutException e) {
            close();
            throw new Refused(spec.name() + " did not answer within " + ChildSpec.START_WITHIN.toSeconds()
                    + " s. Its last words: " + log.tail());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new Refused("The start of " + spec.name() + " was interrupted.");
        }
    }

    private String ended() {
        return spec.name() + " ended instead of starting. Its last words: " + log.tail();
    }

    private void pumpOutput() {
        var thread = new Thread(this::copyOutput, spec.name() + "-log");
        thread.setDaemon(true);
        thread.start();
    }

    private void copyOutput() {
        try (log;
                var output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                log.line(line);
                if (line.contains(spec.readyLine())) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IOException("the output ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static void stop(ChildSpec spec, ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        spec.stop().ask(process);
        if (!gone(process, spec.stopWithin())) {
            process.destroyForcibly();
            gone(process, ChildSpec.STOP_WITHIN);
        }
    }

    private static boolean gone(ProcessHandle process, Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
