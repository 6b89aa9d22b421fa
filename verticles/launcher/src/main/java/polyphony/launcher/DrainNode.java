package polyphony.launcher;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Overview;

/** {@code drain NODE}: tells a node to leave, and waits until it is gone. */
final class DrainNode {
    private static final Set<String> OWN = Set.of("force");
    /** The longest that a node may be told to take, and a bit. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(330);

    private static final long LOOK_MS = 250;

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    DrainNode(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** A node by its id, with what people call it. */
    private record Named(String id, String name) {}

    void run(Arguments arguments) {
        if (arguments.rest().size() != 1) {
            throw new Refused(Help.of("drain"));
        }
        try (var companion = Companion.join(home, arguments, OWN, terminal, clock)) {
            var cluster = companion.ask(companion.overview()::look);
            var node = node(cluster, arguments.rest().get(0));
            var only = cluster.onlyAt(node.id());
            if (!only.isEmpty() && !arguments.flag("force")) {
                throw new Refused(node.name() + " is the only one that runs " + String.join(", ", only)
                        + ": nobody would answer for " + (only.size() == 1 ? "it" : "them")
                        + ". Add --force to drain it all the same.");
            }
            companion.ask(caller -> companion.overview().drain(node.id(), caller));
            terminal.passing("draining " + node.name());
            Waiting.until(gone(companion, node.id()), LEAVES_WITHIN, node.name() + " to leave");
            terminal.line(node.name() + " has left");
        }
    }

    /** By its name, its id, or the beginning of its id. */
    private static Named node(Overview.Cluster cluster, String wanted) {
        var all = Stream.concat(
                        cluster.nodes().stream().map(node -> new Named(node.nodeId(), node.name())),
                        cluster.silent().stream().map(silent -> new Named(silent.nodeId(), silent.name())))
                .toList();
        var found = new ArrayList<>(
                all.stream().filter(node -> node.name().equals(wanted)).toList());
        if (found.isEmpty()) {
            all.stream().filter(node -> node.id().startsWith(wanted)).forEach(found::add);
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new Refused(
                found.isEmpty()
                        ? "There is no node " + wanted + "; nodes are " + list(all) + "."
                        : wanted + " may be " + list(found) + "; say it by the id.");
    }

    private static String list(List<Named> nodes) {
        return String.join(
                ", ",
                nodes.stream().map(node -> node.name() + " (" + node.id() + ")").toList());
    }

    private static Future<Void> gone(Companion companion, String id) {
        Promise<Void> gone = Promise.promise();
        companion.node().vertx().setPeriodic(LOOK_MS, timer -> {
            if (!companion.node().registry().nodes().containsKey(id)) {
                companion.node().vertx().cancelTimer(timer);
                gone.complete();
            }
        });
        return gone.future();
    }
}
