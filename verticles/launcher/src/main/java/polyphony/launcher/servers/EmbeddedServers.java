package polyphony.launcher.servers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The servers that Polyphony brings along, started side by side and stopped side by side. */
public final class EmbeddedServers implements AutoCloseable {
    /** What can be brought along; each may instead be a server of the operator's own. */
    public enum Kind {
        POSTGRES,
        REDIS,
        KAFKA
    }

    private final Map<Kind, RunningServer> running = new EnumMap<>(Kind.class);
    private final Spawner spawner = new Spawner();
    private final ExecutorService threads = Executors.newFixedThreadPool(Kind.values().length);

    private EmbeddedServers() {}

    /**
     * Starts the wanted servers and waits until each of them answers.
     *
     * @param started told of each server as it answers
     * @throws Refused when one cannot start; the others are stopped again
     */
    public static EmbeddedServers start(Set<Kind> wanted, Machine machine, KafkaDist kafka, Consumer<Kind> started) {
        var servers = new EmbeddedServers();
        try {
            servers.startAll(wanted, machine, kafka, started);
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** The address of each server: a URI for PostgreSQL and Redis, host:port for Kafka. */
    public Map<Kind, String> addresses() {
        var addresses = new EnumMap<Kind, String>(Kind.class);
        running.forEach((kind, server) -> addresses.put(kind, server.address()));
        return addresses;
    }

    /** Stops all of them and returns when none is left. */
    @Override
    public void close() {
        var stops = new ArrayList<Future<?>>();
        synchronized (running) {
            running.values().forEach(server -> stops.add(threads.submit(server::close)));
            running.clear();
        }
        stops.forEach(EmbeddedServers::finished);
        threads.shutdown();
        spawner.close();
    }

    private void startAll(Set<Kind> wanted, Machine machine, KafkaDist kafka, Consumer<Kind> started) {
        List<Future<?>> starts = new ArrayList<>();
        for (var kind : wanted) {
            starts.add(threads.submit(() -> {
                keep(kind, starter(kind, machine, kafka).call());
                started.accept(kind);
                return null;
            }));
        }
        RuntimeException first = null;
        for (var start : starts) {
            try {
                finished(start);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Callable<RunningServer> starter(Kind kind, Machine machine, KafkaDist kafka) {
        return switch (kind) {
            case POSTGRES -> () -> new EmbeddedPostgres(machine).start(spawner);
            case REDIS -> () -> new EmbeddedRedis(machine).start(spawner);
            case KAFKA -> () -> new EmbeddedKafka(machine, kafka).start(spawner);
        };
    }

    private void keep(Kind kind, RunningServer server) {
        synchronized (running) {
            running.put(kind, server);
        }
    }

    private static void finished(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused ? refused : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("The start or stop of the embedded servers was interrupted.");
        }
    }
}
