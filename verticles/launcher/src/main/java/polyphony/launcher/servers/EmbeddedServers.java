package polyphony.launcher.servers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers that Polyphony brings along, started side by side and stopped side by side. */
public final class EmbeddedServers implements AutoCloseable {
    /** What can be brought along; each may instead be a server of the operator's own. */
    public enum Kind {
        POSTGRES("PostgreSQL"),
        REDIS("Redis"),
        KAFKA("Kafka");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What people call it. */
        public String label() {
            return label;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);
    /** Deaths in the life of one process after which something is wrong that a further start does not mend. */
    private static final int DEATHS_MAX = 100;

    private final AtomicInteger deaths = new AtomicInteger();
    private final Machine machine;
    private final KafkaDist kafka;
    private final Map<Kind, RunningServer> running = new EnumMap<>(Kind.class);
    private final Spawner spawner = new Spawner();
    private boolean closed;
    private final ExecutorService threads = Executors.newFixedThreadPool(Kind.values().length);

    public EmbeddedServers(Machine machine, KafkaDist kafka) {
        this.machine = machine;
        this.kafka = kafka;
    }

    /**
     * Starts the wanted servers and waits until each of them answers.
     *
     * @param started told of each server as it answers
     * @throws Refused when one cannot start; {@link #close} then stops the others
     */
    public void start(Set<Kind> wanted, Consumer<Kind> started) {
        unpack(wanted);
        var starts = new ArrayList<Future<?>>();
        for (var kind : wanted) {
            starts.add(threads.submit(() -> {
                keep(kind, starter(kind));
                started.accept(kind);
            }));
        }
        finishAll(starts);
    }

    /**
     * All programs are on the disk before the first process starts: a child that is forked while a program is being
     * written holds that file open for a moment, and Linux runs no program that somebody has open for writing.
     */
    private void unpack(Set<Kind> wanted) {
        if (wanted.contains(Kind.POSTGRES)) {
            machine.programs().postgres();
        }
        if (wanted.contains(Kind.REDIS)) {
            machine.programs().redis();
        }
    }

    /** The settings, by dotted key, that lead the services to these servers. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        synchronized (running) {
            running.values().forEach(server -> settings.putAll(server.settings()));
        }
        return settings;
    }

    /** Stops all of them, also those that are just starting, and returns when none is left. */
    @Override
    public void close() {
        var stops = new ArrayList<Future<?>>();
        synchronized (running) {
            closed = true;
            running.values().forEach(server -> stops.add(threads.submit(server::close)));
            running.clear();
        }
        finishAll(stops);
        threads.shutdown();
        spawner.close();
    }

    private RunningServer starter(Kind kind) {
        return switch (kind) {
            case POSTGRES -> new EmbeddedPostgres(machine).start(spawner);
            case REDIS -> new EmbeddedRedis(machine).start(spawner);
            case KAFKA -> new EmbeddedKafka(machine, kafka).start(spawner);
        };
    }

    private void keep(Kind kind, RunningServer server) {
        synchronized (running) {
            running.put(kind, server);
        }
        server.child().whenEnded(() -> revive(kind, server));
    }

    /** A server that ends by itself, say because memory ran out, is started again at its old port. */
    private void revive(Kind kind, RunningServer dead) {
        synchronized (running) {
            if (closed || !dead.equals(running.get(kind))) {
                return;
            }
            running.remove(kind);
        }
        if (deaths.incrementAndGet() > DEATHS_MAX) {
            LOG.error("{} ended again and is not started any more", kind.label());
            return;
        }
        LOG.warn("{} ended and is started again", kind.label());
        threads.execute(() -> {
            try {
                keep(kind, starter(kind));
            } catch (Refused refused) {
                LOG.error("{} could not be started again", kind.label(), refused);
            }
        });
    }

    /** Waits for all of it, then tells of the first that failed. */
    private static void finishAll(List<Future<?>> works) {
        RuntimeException first = null;
        for (var work : works) {
            try {
                work.get();
            } catch (ExecutionException e) {
                var failure =
                        e.getCause() instanceof Refused refused ? refused : new IllegalStateException(e.getCause());
                first = first == null ? failure : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused("The start or stop of the embedded servers was interrupted.");
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
