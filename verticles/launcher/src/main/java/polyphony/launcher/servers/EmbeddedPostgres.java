package polyphony.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL, durable, sized for one machine that has other things to do. */
final class EmbeddedPostgres {
    private static final String NAME = "postgres";
    private static final String USER = "polyphony";
    private static final String DATABASE = "polyphony";
    private static final String READY = "database system is ready to accept connections";
    private static final long TOOL_SECONDS_MAX = 120;
    private static final long STOP_COMMAND_SECONDS_MAX = 5;

    /** Durability as PostgreSQL ships it, said aloud; the rest keeps processes and memory few. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 60
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            shared_buffers = 32MB
            work_mem = 4MB
            maintenance_work_mem = 32MB
            wal_level = minimal
            max_wal_senders = 0
            min_wal_size = 32MB
            max_wal_size = 256MB
            io_method = sync
            max_worker_processes = 2
            max_parallel_workers_per_gather = 0
            max_logical_replication_workers = 0
            autovacuum_max_workers = 1
            autovacuum_worker_slots = 2
            dynamic_shared_memory_type = mmap
            huge_pages = off
            jit = off
            log_checkpoints = off
            log_line_prefix = '%%m %%p '
            """;

    private final Machine machine;
    private final Path programs;
    private final Path folder;
    private final String password;
    private final List<String> asOrdinaryUser;

    EmbeddedPostgres(Machine machine) {
        this.machine = machine;
        this.folder = machine.data().root().resolve(NAME);
        this.password = machine.data().secret(NAME, Secrets::fresh);
        this.asOrdinaryUser = machine.asOrdinaryUser();
        this.programs = machine.programs().postgres();
    }

    RunningServer start(Spawner spawner) {
        Child.stopLeftover(spec(), machine.data());
        try {
            if (!Files.exists(folder.resolve("PG_VERSION"))) {
                create();
            }
            // Nobody else owns this data: what the file names is gone, or its id belongs to somebody else by now.
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            var port = machine.ports().take(NAME);
            DataFolder.writePrivate(folder.resolve("polyphony.conf"), SETTINGS.formatted(port));
            var uri = "postgresql://" + USER + "@127.0.0.1:" + port + "/" + DATABASE;
            return new RunningServer(
                    Map.of("postgres.uri", uri, "postgres.password", password),
                    Child.start(spec(), machine.data(), spawner, machine.tools()));
        } catch (IOException e) {
            throw new Refused("PostgreSQL cannot use " + folder, e);
        }
    }

    private ChildSpec spec() {
        var command = asOrdinaryUser(List.of(program("postgres"), "-D", folder.toString()));
        return new ChildSpec(NAME, folder, command, environment(), READY, "INT", this::stopFast, ChildSpec.STOP_WITHIN);
    }

    /** Makes the database beside its place and moves it there when it is whole. */
    private void create() throws IOException {
        var half = machine.data().folder("postgres.new");
        Trees.delete(half);
        var passwordFile = machine.data().root().resolve("secrets").resolve(NAME);
        run(List.of(
                program("initdb"),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8"));
        Files.writeString(
                half.resolve("postgresql.conf"), "\ninclude_if_exists = 'polyphony.conf'\n", StandardOpenOption.APPEND);
        var statement = Files.writeString(half.resolve("create.sql"), "CREATE DATABASE " + DATABASE + ";\n");
        run(List.of(program("postgres"), "--single", "-D", half.toString(), "postgres"), statement);
        Files.delete(statement);
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command) throws IOException {
        run(command, Path.of("/dev/null"));
    }

    private void run(List<String> command, Path input) throws IOException {
        var output = machine.data().folder("logs").resolve("postgres-create.log");
        var builder = new ProcessBuilder(asOrdinaryUser(command))
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        if (!endsWell(builder.start(), TOOL_SECONDS_MAX)) {
            throw new Refused("PostgreSQL could not make its data folder: " + Files.readString(output));
        }
    }

    /** Clients are cut off: those that matter have been closed by now, and a joined process must not hold up the stop. */
    private void stopFast(ProcessHandle process) {
        try {
            var command = asOrdinaryUser(List.of(program("pg_ctl"), "kill", "INT", Long.toString(process.pid())));
            var stop = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            stop.environment().putAll(environment());
            if (!endsWell(stop.start(), STOP_COMMAND_SECONDS_MAX)) {
                process.destroy();
            }
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static boolean endsWell(Process process, long secondsMax) {
        try {
            return process.waitFor(secondsMax, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    private List<String> asOrdinaryUser(List<String> command) {
        var whole = new ArrayList<>(asOrdinaryUser);
        whole.addAll(command);
        return whole;
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C", "TZ", "UTC");
    }
}
