package polyphony.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import polyphony.launcher.servers.Bundle;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.Machine;
import polyphony.launcher.servers.Platform;
import polyphony.launcher.servers.Ports;
import polyphony.launcher.servers.Programs;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Settings;
import polyphony.shared.node.Transport;

/** {@code doctor}: checks this machine one thing after another; each line says what was found and, if need be, what to do. */
final class Doctor {
    private static final int JAVA_MIN = 17;
    private static final long MEMORY_MB_MIN = 1_200;
    private static final long DISK_MB_MIN = 1_000;
    private static final long MEGABYTE = 1024L * 1024;
    private static final long FFMPEG_SECONDS_MAX = 20;

    private final Home home;
    private final Terminal terminal;
    private boolean well = true;

    Doctor(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    void run(Arguments arguments) {
        var overrides = new Overrides(home.workingFolder()).of(arguments, Set.of());
        var common = new Settings(home.conf(), home.environment(), overrides).common();
        terminal.line("settings     good (" + home.conf() + ")");
        java();
        memory();
        var running = new NodeFile(common.dataFolder()).exists();
        if (running) {
            terminal.line("data folder  " + common.dataFolder() + ", in use by a Polyphony that runs or was killed");
        }
        var keys = new SettingKeys(home, overrides);
        port("gateway.port", keys, running);
        port("management.port", keys, running);
        port("cluster.port", keys, running);
        nodes(Transport.of(common.cluster()));
        programs(common.dataFolder());
        if (!well) {
            throw new Refused("Something above needs your attention.");
        }
        terminal.line("all is well");
    }

    /** Reached only when addresses and certificates are good. */
    private void nodes(Transport transport) {
        var spoken = transport.encrypted() ? "TLS, with certificates that are good" : "no TLS";
        terminal.line("%-12s at %s, %s".formatted("other nodes", transport.host(), spoken));
    }

    private void java() {
        var version = Runtime.version().feature();
        tell(
                "java",
                version >= JAVA_MIN,
                System.getProperty("java.version") + " in " + System.getProperty("java.home"));
    }

    private void memory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            var total = system.getTotalMemorySize() / MEGABYTE;
            tell("memory", total >= MEMORY_MB_MIN, total + " MB; Polyphony with its servers needs about 900");
        }
    }

    private void port(String key, SettingKeys keys, boolean running) {
        var port = keys.number(key);
        var free = port == 0 || Ports.free(port);
        tell("port " + port, free || running, free ? "free (" + key + ")" : "in use (" + key + ")");
    }

    /** Everything that needs the data folder to be ours for a moment. */
    private void programs(Path folder) {
        try (var data = DataFolder.open(folder)) {
            var free = Files.getFileStore(data.root()).getUsableSpace() / MEGABYTE;
            tell("data folder", free >= DISK_MB_MIN, data.root() + " can be written; " + free + " MB free");
            var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
            var programs = new Programs(new Bundle(data.folder("bin")), platform);
            var ports = new Ports(data.root().resolve("ports"), new SecureRandom());
            var machine = Machine.of(data, ports, programs, home.environment().get("PATH"));
            machine.asOrdinaryUser();
            tell("postgres", true, machine.root() ? "runs in a user namespace, as this is root" : "runs as this user");
            ffmpeg(programs.ffmpeg());
        } catch (IOException | Refused e) {
            tell("data folder", new NodeFile(folder).exists(), e.getMessage());
        }
    }

    private void ffmpeg(Path program) throws IOException {
        var before = System.nanoTime();
        var process = new ProcessBuilder(program.toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var good = process.waitFor(FFMPEG_SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
            tell("ffmpeg", good, "starts in " + (System.nanoTime() - before) / 1_000_000 + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }

    private void tell(String what, boolean good, String found) {
        well &= good;
        terminal.line("%-12s %s%s".formatted(what, good ? "" : "PROBLEM: ", found));
    }
}
