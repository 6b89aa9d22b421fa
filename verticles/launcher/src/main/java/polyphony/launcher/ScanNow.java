package polyphony.launcher;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import polyphony.launcher.servers.Refused;
import polyphony.shared.contract.Scanner;

/** {@code scan [full] [--accept-loss]}: starts a scan in a running Polyphony, shows how far it is, and lists the files that cannot be read. */
final class ScanNow {
    private static final String FULL = "full";
    private static final String ACCEPT_LOSS = "accept-loss";
    private static final int PROBLEMS_SHOWN_MAX = 100;
    private static final Duration LONGEST = Duration.ofDays(2);
    private static final long LOOK_MS = 1_000;

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    ScanNow(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        var wish = wish(arguments);
        try (var companion = Companion.join(home, arguments, Set.of(ACCEPT_LOSS), terminal, clock)) {
            var line = new ScanLine(terminal, clock);
            companion.ask(caller -> companion.node().bus().ask(Scanner.START, wish, caller));
            Waiting.until(ended(companion, line), LONGEST, "the scan");
            problems(companion);
        }
    }

    /** The loss may be accepted by a word as well, as {@code full} is one. */
    static Scanner.Start wish(Arguments arguments) {
        var words = arguments.rest();
        if (!Set.of(FULL, ACCEPT_LOSS).containsAll(words)) {
            throw new Refused("usage: scripts/polyphony scan [full] [--accept-loss]");
        }
        return new Scanner.Start(words.contains(FULL), arguments.flag(ACCEPT_LOSS) || words.contains(ACCEPT_LOSS));
    }

    /** Announcements may be lost, so it asks; the last answer is the one that counts. */
    private static Future<Void> ended(Companion companion, ScanLine line) {
        Promise<Void> ended = Promise.promise();
        look(companion, line, ended);
        return ended.future();
    }

    private static void look(Companion companion, ScanLine line, Promise<Void> ended) {
        var node = companion.node();
        node.bus()
                .ask(Scanner.STATUS, new Scanner.GetStatus(), node.bus().asService("launcher", Companion.PATIENCE))
                .onFailure(ended::tryFail)
                .onSuccess(status -> {
                    line.show(status);
                    if (status.isRunning()) {
                        node.vertx().setTimer(LOOK_MS, again -> look(companion, line, ended));
                    } else {
                        line.end(status);
                        ended.tryComplete();
                    }
                });
    }

    private void problems(Companion companion) {
        var found = companion.ask(caller ->
                companion.node().bus().ask(Scanner.PROBLEMS, new Scanner.ListProblems(0, PROBLEMS_SHOWN_MAX), caller));
        found.problems().forEach(problem -> terminal.line("  " + problem.path() + ": " + problem.reason()));
        if (found.total() > found.problems().size()) {
            terminal.line("  and " + (found.total() - found.problems().size()) + " more");
        }
    }
}
