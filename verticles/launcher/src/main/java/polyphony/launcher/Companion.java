package polyphony.launcher;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import polyphony.launcher.servers.Refused;
import polyphony.shared.bus.Caller;
import polyphony.shared.node.Node;
import polyphony.shared.node.Overview;
import polyphony.shared.node.Settings;

/** A short-lived member of the cluster of a running {@code up}: asks its services on behalf of the person at the terminal. */
final class Companion implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration JOIN_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final Node node;

    private Companion(Node node) {
        this.node = node;
    }

    /**
     * Joins the cluster of the Polyphony that runs on the data folder, or the one that {@code --join} or the configuration
     * names; refused when there is neither.
     */
    static Companion join(Home home, Arguments arguments, Set<String> own, Terminal terminal, Clock clock) {
        var settings = new LinkedHashMap<>(new Overrides(home.workingFolder()).of(arguments, own));
        var common = new Settings(home.conf(), home.environment(), settings).common();
        var data = common.dataFolder();
        var running = new NodeFile(data);
        if (running.exists()) {
            settings.putAll(running.read());
        } else if (common.cluster().members().isEmpty()) {
            throw new Refused("No Polyphony runs on " + data
                    + ". Start it with scripts/polyphony up, or name its folder with --data.");
        }
        LogFile.use(data.resolve("logs").resolve("command.log"));
        settings.putAll(alone());
        settings.put("cluster.name", Overview.VISITOR + ProcessHandle.current().pid());
        if (terminal.interactive()) {
            terminal.passing("joining");
        }
        var start = Node.start(new Settings(home.conf(), home.environment(), settings), home.conf(), clock);
        return new Companion(Waiting.until(start, JOIN_WITHIN, "the cluster"));
    }

    /** Its own ports are any free ones. */
    static Map<String, String> alone() {
        return Map.of("cluster.port", "0", "cluster.busPort", "0");
    }

    /** The whole cluster. */
    Overview overview() {
        return node.overview();
    }

    Node node() {
        return node;
    }

    /** The answer to one ask, made as a service of ours: whoever can read the data folder's keys may do all that an admin may. */
    <T> T ask(Function<Caller, Future<T>> ask) {
        return Waiting.until(ask.apply(node.bus().asService("launcher", PATIENCE)), PATIENCE, "an answer");
    }

    @Override
    public void close() {
        Waiting.until(node.close(), CLOSE_WITHIN, "the end");
    }
}
