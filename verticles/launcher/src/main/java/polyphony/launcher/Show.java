package polyphony.launcher;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import polyphony.launcher.servers.Refused;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.Nodes;
import polyphony.shared.node.Offer;
import polyphony.shared.node.Overview;

/**
 * {@code nodes} and {@code services}: once, as lines or as JSON; on a terminal a picture that is drawn anew every two seconds
 * and when a node says that something changed, until ctrl-C.
 */
final class Show {
    private static final Set<String> OWN = Set.of("json", "once");
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long SETTLE_MS = 100;

    private record Services(List<Offer> items, List<Overview.Silent> silent) {}

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;
    private final Picture picture;
    private final Lifeline lifeline = new Lifeline();

    Show(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
        this.picture = new Picture(clock);
    }

    void run(Arguments arguments) {
        if (!arguments.rest().isEmpty()) {
            throw new Refused(
                    arguments.words().get(0) + " takes options only, not " + String.join(" ", arguments.rest()) + ".");
        }
        var nodes = arguments.words().get(0).equals("nodes");
        Runtime.getRuntime().addShutdownHook(new Thread(lifeline::close, "stop"));
        try {
            var companion = lifeline.keep(Companion.join(home, arguments, OWN, terminal, clock));
            if (arguments.flag("json")) {
                terminal.line(json(look(companion), nodes));
            } else if (arguments.flag("once") || !terminal.interactive()) {
                lines(look(companion), nodes).forEach(terminal::line);
            } else {
                live(companion, nodes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifeline.close();
        }
    }

    private static Overview.Cluster look(Companion companion) {
        return companion.ask(companion.overview()::look);
    }

    private List<String> lines(Overview.Cluster cluster, boolean nodes) {
        return nodes ? picture.nodes(cluster) : picture.services(cluster);
    }

    private static String json(Overview.Cluster cluster, boolean nodes) {
        Record all = nodes ? cluster : new Services(Offer.of(cluster), cluster.silent());
        return Wire.encode(all).toString();
    }

    private void live(Companion companion, boolean nodes) throws InterruptedException {
        var changed = new Semaphore(0);
        companion.node().bus().hear(Nodes.CHANGED, hint -> changed.release());
        terminal.enterScreen();
        lifeline.keep(terminal::leaveScreen);
        while (true) {
            var lines = new ArrayList<>(lines(look(companion), nodes));
            lines.add("");
            lines.add(LocalTime.now(clock.withZone(ZoneId.systemDefault())).truncatedTo(ChronoUnit.SECONDS)
                    + "  ctrl-C ends this");
            terminal.draw(lines);
            var hinted = changed.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
            changed.drainPermits();
            if (hinted) {
                // Others change with it: a node that starts tells once for each service.
                Waiting.until(companion.node().vertx().timer(SETTLE_MS, TimeUnit.MILLISECONDS), EVERY, "a moment");
            }
        }
    }
}
