package polyphony.launcher;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.shared.node.Settings;

/** {@code up}: the embedded servers, then one node with every service, until a signal ends it. */
final class Up {
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(6);

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;
    private final Lifeline lifeline = new Lifeline();

    Up(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        if (!arguments.rest().isEmpty()) {
            throw new Refused("up takes options only, not " + String.join(" ", arguments.rest()) + ".");
        }
        var overrides = new Overrides(home.workingFolder()).of(arguments, Set.of());
        var stopping = new Thread(lifeline::close, "stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            start(overrides);
            untilStopped();
        } finally {
            lifeline.close();
        }
    }

    private void start(Map<String, String> wanted) {
        var preparation = new Preparation(home, terminal, lifeline);
        var settings = preparation.settings(wanted);
        var startedAtMs = clock.millis();
        terminal.passing("joining the cluster");
        var node = Waiting.until(
                Node.start(new Settings(home.conf(), home.environment(), settings), home.conf(), clock),
                START_WITHIN,
                "the cluster");
        lifeline.keep(() -> Waiting.until(node.close(), CLOSE_WITHIN, "the services to stop"));
        Waiting.until(node.management().open(), START_WITHIN, "the management port");
        deploy(node);
        node.started();
        node.onDrain(Run::leave);
        var keys = new SettingKeys(home, settings);
        var door = new FrontDoor(node, keys.text("gateway.host"), keys.number("gateway.port"));
        Waiting.until(door.answers(), START_WITHIN, "the gateway");
        preparation.remember(node.transport().host() + ":" + node.clusterPort(), settings);
        new FirstAdmin(node, terminal).tell(startedAtMs, preparation.madeUpPassword());
        terminal.line("ready " + door.address());
        new ScanLine(terminal, clock).follow(node.bus());
    }

    private void deploy(Node node) {
        var all = Services.all().count();
        var ready = new AtomicInteger();
        terminal.passing("starting the services");
        Waiting.until(
                Services.deployAll(
                        node,
                        name -> terminal.passing(
                                "starting the services: " + ready.incrementAndGet() + " of " + all + ", " + name)),
                START_WITHIN,
                "the services");
    }

    private static void untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
