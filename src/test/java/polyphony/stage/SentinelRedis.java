package polyphony.stage;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import polyphony.launcher.servers.Bundle;

/**
 * Redis as people run it who want no single one to matter: a master, a replica, and three sentinels of which two must agree
 * that the master is gone. Real servers, in processes of their own.
 */
public final class SentinelRedis implements AutoCloseable {
    public static final String PASSWORD = "a-redis-of-the-tests";

    private static final String MASTER = "music";
    private static final int SENTINELS = 3;
    private static final int ANSWER_SECONDS_MAX = 5;
    private static final String SERVER = """
            bind 127.0.0.1
            port %d
            dir %s
            requirepass %s
            masterauth %s
            save ""
            appendonly no
            repl-diskless-sync-delay 0
            """;
    private static final String SENTINEL = """
            bind 127.0.0.1
            port %d
            dir %s
            sentinel monitor %s 127.0.0.1 %d 2
            sentinel auth-pass %s %s
            sentinel down-after-milliseconds %s 1500
            sentinel failover-timeout %s 10000
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final Path program;
    private final Map<Integer, Process> servers = new LinkedHashMap<>();
    private final List<Process> sentinels = new ArrayList<>();
    private final List<Integer> sentinelPorts = new ArrayList<>();

    private SentinelRedis(Path folder) {
        this.folder = folder;
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        this.program = new Bundle(folder).program("/redis-server-7.0.15-linux-" + machine, "redis-server");
    }

    /** Starts all of them, and ends when every sentinel knows master, replica and the other sentinels. */
    public static SentinelRedis start(Path folder) {
        var redis = new SentinelRedis(folder);
        int master = Stage.freePort();
        redis.server(master, "");
        redis.server(Stage.freePort(), "replicaof 127.0.0.1 " + master + "\n");
        for (int i = 0; i < SENTINELS; i++) {
            redis.sentinel(master);
        }
        Eventually.holds(
                "the sentinels know one another and the replica",
                () -> redis.sentinelPorts.stream().allMatch(redis::complete));
        return redis;
    }

    /** For {@code redis.uri}. */
    public String uri() {
        List<String> hosts =
                sentinelPorts.stream().map(port -> "127.0.0.1:" + port).toList();
        return "redis+sentinel://" + String.join(",", hosts) + "/" + MASTER;
    }

    /** The port of the one that the sentinels call master. */
    public int master() {
        return ask(sentinelPorts.get(0), "", Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", MASTER)
                .map(answer -> answer.get(1).toInteger())
                .orElse(0);
    }

    /** How many keys the master holds; none when it does not answer. */
    public int keys() {
        return ask(master(), PASSWORD, Command.DBSIZE).map(Response::toInteger).orElse(0);
    }

    public void forgetAll() {
        ask(master(), PASSWORD, Command.FLUSHALL);
    }

    /** As kill -9. Gives the port that it had. */
    public int killMaster() {
        int port = master();
        servers.get(port).destroyForcibly();
        return port;
    }

    @Override
    public void close() {
        sentinels.forEach(Process::destroyForcibly);
        servers.values().forEach(Process::destroyForcibly);
        Folders.delete(folder);
        vertx.close().await();
    }

    private boolean complete(int port) {
        return ask(port, "", Command.SENTINEL, "MASTER", MASTER)
                .filter(answer -> answer.get("num-slaves").toInteger() == 1)
                .filter(answer -> answer.get("num-other-sentinels").toInteger() == SENTINELS - 1)
                .isPresent();
    }

    private void server(int port, String more) {
        String settings = SERVER.formatted(port, folder, PASSWORD, PASSWORD) + more;
        servers.put(port, launch("server-" + port, settings));
    }

    private void sentinel(int master) {
        int port = Stage.freePort();
        String settings = SENTINEL.formatted(port, folder, MASTER, master, MASTER, PASSWORD, MASTER, MASTER);
        sentinelPorts.add(port);
        sentinels.add(launch("sentinel-" + port, settings, "--sentinel"));
    }

    private Process launch(String name, String settings, String... more) {
        try {
            Path file = Files.writeString(folder.resolve(name + ".conf"), settings);
            List<String> command = new ArrayList<>(List.of(program.toString(), file.toString()));
            command.addAll(List.of(more));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer, or nothing when nobody answers. */
    private Optional<Response> ask(int port, String password, Command command, String... words) {
        var options = new RedisOptions().setConnectionString("redis://127.0.0.1:" + port);
        Redis client = Redis.createClient(vertx, password.isEmpty() ? options : options.setPassword(password));
        Request request = Request.cmd(command);
        for (String word : words) {
            request.arg(word);
        }
        try {
            return client.send(request)
                    .map(Optional::ofNullable)
                    .otherwise(Optional.empty())
                    .timeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
                    .otherwise(Optional.empty())
                    .await();
        } finally {
            client.close();
        }
    }
}
