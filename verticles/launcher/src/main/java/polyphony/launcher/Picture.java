package polyphony.launcher;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import polyphony.shared.contract.Nodes;
import polyphony.shared.node.Offer;
import polyphony.shared.node.Overview;

/** Nodes and services as lines of text. */
final class Picture {
    private static final long MEGABYTE = 1024L * 1024;
    private static final String NOTHING = "-";

    private final Clock clock;

    Picture(Clock clock) {
        this.clock = clock;
    }

    List<String> nodes(Overview.Cluster cluster) {
        var table = new Table("NODE", "ZONE", "STATE", "VERSION", "#UPTIME", "#HEAP", "ID", "SERVICES");
        for (var node : cluster.nodes()) {
            table.row(
                    node.name(),
                    orNothing(node.zone()),
                    word(node.state()),
                    node.version(),
                    since(node.startedAtMs()),
                    node.heapUsedBytes() / MEGABYTE + " of " + node.heapMaxBytes() / MEGABYTE + " MB",
                    node.nodeId(),
                    services(node));
        }
        for (var silent : cluster.silent()) {
            table.row(
                    orNothing(silent.name()),
                    NOTHING,
                    "no answer",
                    NOTHING,
                    NOTHING,
                    NOTHING,
                    silent.nodeId(),
                    NOTHING);
        }
        return table.lines();
    }

    private static String services(Nodes.Description node) {
        var names = node.services().stream()
                .map(Nodes.ServiceState::service)
                .distinct()
                .collect(Collectors.joining(" "));
        return orNothing(names);
    }

    List<String> services(Overview.Cluster cluster) {
        var table = new Table(
                "SERVICE",
                "VERSION",
                "NODE",
                "ZONE",
                "#WEIGHT",
                "#IN FLIGHT",
                "#ANSWERED",
                "#FAILED",
                "#P50",
                "#P99",
                "#LAG",
                "BREAKER",
                "#UPTIME",
                "NOTE");
        for (var offer : Offer.of(cluster)) {
            table.row(
                    offer.service() + (offer.language().equals("java") ? "" : " (" + offer.language() + ")"),
                    offer.version(),
                    offer.node() + (offer.nodeState() == Nodes.State.READY ? "" : " " + word(offer.nodeState())),
                    orNothing(offer.zone()),
                    Integer.toString(offer.weight()),
                    Integer.toString(offer.inFlight()),
                    Long.toString(offer.answered()),
                    Long.toString(offer.failed()),
                    ms(offer.p50Ms()),
                    ms(offer.p99Ms()),
                    offer.lag() == null ? NOTHING : offer.lag().toString(),
                    breaker(offer),
                    since(offer.startedAtMs()),
                    offer.note() == null ? "" : offer.note());
        }
        var lines = new ArrayList<>(table.lines());
        cluster.silent().forEach(silent -> lines.add("no answer from " + named(silent)));
        return lines;
    }

    private static String breaker(Offer offer) {
        return word(offer.breaker()) + (offer.openAt() > 0 ? " at " + offer.openAt() : "");
    }

    static String named(Overview.Silent silent) {
        return silent.name().isEmpty() ? silent.nodeId() : silent.name() + " (" + silent.nodeId() + ")";
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? NOTHING : text;
    }

    private static String ms(double ms) {
        if (ms == 0) {
            return NOTHING;
        }
        return ms < 10 ? String.format(Locale.ROOT, "%.1f ms", ms) : Math.round(ms) + " ms";
    }

    private String since(long startedAtMs) {
        var up = Duration.ofMillis(Math.max(0, clock.millis() - startedAtMs));
        if (up.toDays() > 0) {
            return up.toDays() + " d " + up.toHoursPart() + " h";
        }
        if (up.toHours() > 0) {
            return up.toHours() + " h " + up.toMinutesPart() + " min";
        }
        return up.toMinutes() > 0 ? up.toMinutes() + " min" : up.toSeconds() + " s";
    }
}
