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

    /** Joins the cluster of the Polyphony that runs on the data folder; refused when none does. */
    static Companion join(Home home, Arguments arguments, Set<String> own, Terminal terminal, Clock clock) {
        var settings = new LinkedHashMap<>(new Overrides(home.workingFolder()).of(arguments, own));
        var data =
                new Settings(home.conf(), home.environment(), settings).common().dataFolder();
        var running = new NodeFile(data);
        if (!running.exists()) {
            throw new Refused("No Polyphony runs on " + data
                    + ". Start it with scripts/polyphony up, or name its folder with --data.");
        }
        LogFile.use(data.resolve("logs").resolve("command.log"));
        settings.putAll(running.read());
        settings.putAll(alone());
        terminal.passing("joining");
        var start = Node.start(new Settings(home.conf(), home.environment(), settings), home.conf(), clock);
        return new Companion(Waiting.until(start, JOIN_WITHIN, "the cluster"));
    }

    /** Its own ports are any free ones. */
    static Map<String, String> alone() {
        return Map.of("cluster.port", "0", "cluster.busPort", "0");
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
