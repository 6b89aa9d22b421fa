package polyphony.launcher;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Launch;
import polyphony.shared.node.Run;
import polyphony.shared.node.Settings;
import polyphony.shared.node.Share;

/**
 * {@code run SERVICE... --join HOST:PORT}: services in a process of their own. On the machine of a running {@code up} its
 * servers and keys are found in the data folder; elsewhere the configuration names them.
 */
final class RunServices {
    private static final Set<String> OWN = Set.of("instances", "weight", "artifacts");

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;
    private final Lifeline lifeline = new Lifeline();

    RunServices(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        var wanted = Wanted.of(arguments.rest());
        var share = Share.of(
                arguments.option("instances").orElse(null),
                arguments.option("weight").orElse(null));
        var settings = settings(arguments);
        if (wanted.packed().isPresent()) {
            var packed = wanted.packed().get();
            var jar = artifacts(arguments).jar(packed.service(), packed.version());
            new Plan(jar, home.conf(), share, settings).write();
        } else {
            stay(wanted, share, settings);
        }
    }

    private void stay(Wanted wanted, Share share, Map<String, String> settings) {
        Runtime.getRuntime().addShutdownHook(new Thread(lifeline::close, "stop"));
        try {
            var all = new Settings(home.conf(), home.environment(), settings);
            var launch = lifeline.keep(Launch.of(all, home.conf(), wanted.services(), share, clock));
            launch.node().onDrain(Run::leave);
            terminal.line(launch.line());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifeline.close();
        }
    }

    private Artifacts artifacts(Arguments arguments) {
        return new Artifacts(arguments
                .option("artifacts")
                .map(folder -> home.workingFolder().resolve(folder))
                .orElse(home.artifacts()));
    }

    private Map<String, String> settings(Arguments arguments) {
        var wanted = new Overrides(home.workingFolder()).of(arguments, OWN);
        var common = new Settings(home.conf(), home.environment(), wanted).common();
        var running = new NodeFile(common.dataFolder());
        var settings = new LinkedHashMap<String, String>();
        var keys = new SettingKeys(home, wanted);
        if (running.exists()) {
            settings.putAll(running.read());
            anyFree("gateway.port", keys, settings);
        } else if (common.cluster().members().isEmpty()) {
            throw new Refused(
                    "No Polyphony runs on " + common.dataFolder() + " and --join names no other one to join.");
        }
        // Who joins by the command line is rarely the first of its machine; who is configured is found at its port.
        if (running.exists() || wanted.containsKey("cluster.members")) {
            anyFree("cluster.port", keys, settings);
        }
        settings.putAll(wanted);
        settings.put("data", common.dataFolder().toString());
        return settings;
    }

    /** The usual ports belong to the first node of a machine. */
    private static void anyFree(String port, SettingKeys keys, Map<String, String> settings) {
        if (!keys.chosen(port)) {
            settings.put(port, "0");
        }
    }
}
