package polyphony.launcher;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Offer;
import polyphony.shared.node.Overview;

/** {@code weight SERVICE@VERSION N}: changes the share of the work that a version gets, while it runs. */
final class SetWeight {
    private static final Set<String> OWN = Set.of("reason");

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    SetWeight(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        if (arguments.rest().size() != 2) {
            throw new Refused(Help.of("weight"));
        }
        var word = arguments.rest().get(0).split("@", 2);
        var weight = weight(arguments.rest().get(1));
        var reason = arguments.option("reason").orElse(null);
        try (var companion = Companion.join(home, arguments, OWN, terminal, clock)) {
            var cluster = companion.ask(companion.overview()::look);
            var version = version(cluster, word[0], word.length == 2 ? word[1] : null);
            var nodes = companion.ask(caller -> companion.overview().weigh(word[0], version, weight, reason, caller));
            terminal.line(word[0] + " " + version + " has weight " + weight + " on " + String.join(", ", nodes));
        }
    }

    private static int weight(String text) {
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 100) {
            return Integer.parseInt(text);
        }
        throw new Refused("The weight must be 0 to 100, not " + text + ".");
    }

    /** @param wanted null when nobody said, which is enough as long as one version runs */
    private static String version(Overview.Cluster cluster, String service, String wanted) {
        var offers = Offer.of(cluster);
        var versions = new TreeSet<String>();
        offers.stream()
                .filter(offer -> offer.service().equals(service))
                .forEach(offer -> versions.add(offer.version()));
        if (versions.isEmpty()) {
            throw new Refused("Nobody runs " + service + "; services are " + services(offers) + ".");
        }
        if (wanted == null && versions.size() > 1) {
            throw new Refused("Which version of " + service + "? There are " + String.join(", ", versions) + ".");
        }
        if (wanted != null && !versions.contains(wanted)) {
            throw new Refused(
                    "Nobody runs " + service + " " + wanted + "; there is " + String.join(", ", versions) + ".");
        }
        return wanted == null ? versions.first() : wanted;
    }

    private static String services(List<Offer> offers) {
        return offers.stream().map(Offer::service).distinct().collect(Collectors.joining(", "));
    }
}
