package polyphony.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;
import polyphony.shared.node.Settings;

/**
 * {@code run SERVICE... --join HOST:PORT}: services in a process of their own. On the machine of a running {@code up} its
 * servers and keys are found in the data folder; elsewhere the configuration names them.
 */
final class RunServices {
    private static final Set<String> OWN = Set.of("instances");
    private static final Duration START_WITHIN = Duration.ofMinutes(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(9);
    private static final int INSTANCES_MAX = 64;

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
        var services = services(arguments.rest());
        var instances = instances(arguments);
        var settings = settings(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(lifeline::close, "stop"));
        try {
            start(services, instances, settings);
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifeline.close();
        }
    }

    private void start(List<Service> services, int instances, Map<String, String> settings) {
        var start = Node.start(new Settings(home.conf(), home.environment(), settings), home.conf(), clock);
        var node = Waiting.until(start, START_WITHIN, "the cluster");
        lifeline.keep(() -> Waiting.until(node.close(), CLOSE_WITHIN, "the services to stop"));
        for (var service : services) {
            Waiting.until(Services.deploy(node, service, instances), START_WITHIN, service.name());
        }
        var names = String.join(", ", services.stream().map(Service::name).toList());
        terminal.line("ready " + names + " (cluster port " + node.clusterPort() + ")");
    }

    private static List<Service> services(List<String> names) {
        if (names.isEmpty()) {
            throw new Refused(
                    "usage: scripts/polyphony run SERVICE... --join HOST:PORT; services are " + known() + ".");
        }
        var services = new ArrayList<Service>();
        for (var name : names) {
            services.add(Services.named(name)
                    .orElseThrow(() -> new Refused("There is no service " + name + "; services are " + known() + ".")));
        }
        return services;
    }

    private static String known() {
        return String.join(", ", Services.all().map(Service::name).sorted().toList());
    }

    private static int instances(Arguments arguments) {
        var text = arguments.option("instances").orElse("1");
        if (text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= INSTANCES_MAX) {
            return Integer.parseInt(text);
        }
        throw new Refused("--instances must be 1 to " + INSTANCES_MAX + ", not " + text + ".");
    }

    private Map<String, String> settings(Arguments arguments) {
        var wanted = new Overrides(home.workingFolder()).of(arguments, OWN);
        var common = new Settings(home.conf(), home.environment(), wanted).common();
        var running = new NodeFile(common.dataFolder());
        var settings = new LinkedHashMap<String, String>();
        if (running.exists()) {
            settings.putAll(running.read());
            settings.put("identityKeyFile", common.identityKey().toString());
            settings.put("data", ownFolder(common.dataFolder()).toString());
            settings.putAll(Companion.alone());
            settings.put("gateway.port", "0");
            settings.put("gateway.managementPort", "0");
        } else if (common.cluster().members().isEmpty()) {
            throw new Refused(
                    "No Polyphony runs on " + common.dataFolder() + " and --join names no other one to join.");
        }
        wanted.keySet().stream().filter(key -> !key.equals("data")).forEach(key -> settings.put(key, wanted.get(key)));
        return settings;
    }

    /** Two processes must not write one index or cache: each has a folder, found again after a restart when it is free. */
    private Path ownFolder(Path data) {
        for (var number = 1; ; number++) {
            var folder = data.resolve("nodes").resolve(Integer.toString(number));
            try {
                Files.createDirectories(folder);
                lifeline.keep(DataFolder.open(folder));
                return folder;
            } catch (Refused inUse) {
                if (number == INSTANCES_MAX) {
                    throw inUse;
                }
            } catch (IOException e) {
                throw new Refused(folder + " cannot be written", e);
            }
        }
    }
}
