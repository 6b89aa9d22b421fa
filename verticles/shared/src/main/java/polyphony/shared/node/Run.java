package polyphony.shared.node;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;

/**
 * Runs services in a process of their own: {@code --conf DIR}, {@code --join HOST:PORT[,HOST:PORT]},
 * {@code --instances N}, {@code --weight N} and any setting as {@code --key value}, say {@code --postgres.uri URI}.
 */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Path folder;
    private final Map<String, String> overrides;
    private final Share share;

    private Run(Path folder, Map<String, String> overrides, Share share) {
        this.folder = folder;
        this.overrides = overrides;
        this.share = share;
    }

    /**
     * What the arguments say.
     *
     * @throws Problems.Unfit for an argument that is not known
     */
    public static Run of(List<String> arguments) {
        Path folder = null;
        String instances = null;
        String weight = null;
        Map<String, String> overrides = new HashMap<>();
        var problems = new Problems();
        for (int i = 0; i < arguments.size(); i++) {
            String[] argument = arguments.get(i).split("=", 2);
            boolean named = argument[0].startsWith("--");
            if (!named || (argument.length == 1 && i + 1 == arguments.size())) {
                problems.add(arguments.get(i) + (named ? " needs a value" : " is no option; options begin with --"));
                continue;
            }
            String value = argument.length == 2 ? argument[1] : arguments.get(++i);
            switch (argument[0]) {
                case "--conf" -> folder = Path.of(value);
                case "--instances" -> instances = value;
                case "--weight" -> weight = value;
                case "--join" -> overrides.put("cluster.members", value);
                default -> override(argument[0].substring(2), value, overrides, problems);
            }
        }
        problems.stopIfAny();
        return new Run(folder, overrides, Share.of(instances, weight));
    }

    private static void override(String key, String value, Map<String, String> overrides, Problems problems) {
        problems.unless(
                Settings.isKey(key),
                "--" + key + " is not known; known are --conf DIR, --join HOST:PORT, --instances N, --weight N"
                        + " and every key of a file in conf/, say --postgres.uri URI");
        overrides.put(key, value);
    }

    /** The whole of a service's {@code main}: starts, stays until SIGTERM, and stops in order. */
    public static void main(String[] arguments, Service... services) {
        try {
            Launch launch = Run.of(List.of(arguments)).start(List.of(services));
            Runtime.getRuntime().addShutdownHook(new Thread(launch::close, "stop"));
            launch.node().onDrain(Run::leave);
            say(FileDescriptor.out, launch.line());
        } catch (Problems.Unfit unfit) {
            unfit.sentences().forEach(sentence -> say(FileDescriptor.err, sentence));
            System.exit(2);
        } catch (Failure refused) {
            say(FileDescriptor.err, refused.getMessage());
            System.exit(1);
        } catch (Exception failed) {
            LOG.error("the start failed", failed);
            System.exit(1);
        }
    }

    /** Ends this process as SIGTERM does, but with status 0: it was asked to. Returns at once. */
    public static void leave() {
        new Thread(() -> System.exit(0), "drain").start();
    }

    /** Starts a node with these services. Blocks until all of them answer. */
    private Launch start(List<Service> services) {
        var settings = new Settings(folder, System.getenv(), withFreePort(System.getenv()));
        return Launch.of(settings, folder, services, share, Clock.systemUTC());
    }

    /** Several processes on one machine: only the first can have the usual port, and who joins is rarely the first. */
    private Map<String, String> withFreePort(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(overrides);
        if (overrides.containsKey("cluster.members") && !environment.containsKey(Settings.variable("cluster.port"))) {
            all.putIfAbsent("cluster.port", "0");
        }
        return all;
    }

    /** Past the log, whose lines look different: whoever started this waits for it. */
    private static void say(FileDescriptor where, String line) {
        new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8).println(line);
    }

    /** Stops the node, for at most ten seconds. */
    public static void stop(Node node) {
        Launch.stop(node);
    }
}
