package polyphony.launcher.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Redis with an append-only file: at most the last second of short-lived state is lost in a power cut. */
final class EmbeddedRedis {
    private static final String NAME = "redis";
    private static final String READY = "Ready to accept connections";

    private static final String SETTINGS = """
            bind 127.0.0.1
            port %d
            requirepass %s
            dir %s
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory 64mb
            maxmemory-policy volatile-lru
            set-proc-title no
            daemonize no
            """;

    private final Machine machine;
    private final Path folder;
    private final String password;
    private final Path program;

    EmbeddedRedis(Machine machine) {
        this.machine = machine;
        this.folder = machine.data().folder(NAME);
        this.password = machine.data().secret(NAME, Secrets::fresh);
        this.program = machine.programs().redis();
    }

    RunningServer start(Spawner spawner) {
        var settings = folder.resolve("redis.conf");
        var spec = new ChildSpec(
                NAME,
                folder,
                List.of(program.toString(), settings.toString()),
                Map.of("TZ", "UTC"),
                READY,
                "TERM",
                ProcessHandle::destroy,
                ChildSpec.STOP_WITHIN);
        // Before the port is chosen: a leftover holds the remembered one.
        Child.stopLeftover(spec, machine.data());
        var port = machine.ports().take(NAME);
        try {
            DataFolder.writePrivate(settings, SETTINGS.formatted(port, password, quoted(folder)));
        } catch (IOException e) {
            throw new Refused("Redis cannot use " + folder, e);
        }
        return new RunningServer(
                Map.of("redis.uri", "redis://:" + password + "@127.0.0.1:" + port),
                Child.start(spec, machine.data(), spawner, machine.tools()));
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
