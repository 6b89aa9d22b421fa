package polyphony.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import polyphony.launcher.demo.DemoLibrary;
import polyphony.launcher.servers.Bundle;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.EmbeddedServers;
import polyphony.launcher.servers.EmbeddedServers.Kind;
import polyphony.launcher.servers.Machine;
import polyphony.launcher.servers.Platform;
import polyphony.launcher.servers.Ports;
import polyphony.launcher.servers.Programs;
import polyphony.launcher.servers.Refused;
import polyphony.launcher.servers.Secrets;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.IdentityKey;
import polyphony.shared.node.Settings;
import polyphony.shared.node.Transport;

/** Makes everything that the node's settings have to name: servers, programs, music, ports and a first password. */
final class Preparation {
    private static final int FIRST_PASSWORD_LENGTH = 16;
    /** What is this process's alone. */
    private static final Set<String> OWN = Set.of("admin.password", "gateway.port", "management.port", "cluster.port");

    /** Of accounts, as {@code conf/accounts.yaml} says it when nobody names another place. */
    private static final String PASSWORDS_KEY = "passwords.key";

    private final Home home;
    private final Terminal terminal;
    private final Lifeline lifeline;
    private DataFolder data;
    private String madeUpPassword;

    Preparation(Home home, Terminal terminal, Lifeline lifeline) {
        this.home = home;
        this.terminal = terminal;
        this.lifeline = lifeline;
    }

    /** The given settings and all that was missing in them. */
    Map<String, String> settings(Map<String, String> wanted) {
        var settings = new LinkedHashMap<>(wanted);
        var common = common(settings);
        refuseMissing(wanted, common);
        // What is wrong with addresses and certificates is told before any server starts.
        Transport.of(common.cluster());
        var ports = open(common, settings);
        new Doors(home, ports, terminal).settle(settings);
        var programs = programs();
        // Everybody else needs the servers of this process: nobody gains from waiting, and a person waits for the stop.
        settings.putIfAbsent("cluster.drainSeconds", "3");
        // Unpacked before any process starts, as the servers' own programs are.
        settings.putIfAbsent("ffmpeg.path", ffmpeg(common, programs));
        var starting = startServers(common, machine(ports, programs));
        if (common.music().isEmpty()) {
            settings.put("music", demo(Path.of(settings.get("ffmpeg.path"))));
        }
        if (common.admin().password().isEmpty()) {
            madeUpPassword = Secrets.fresh().substring(0, FIRST_PASSWORD_LENGTH);
            settings.put("admin.password", madeUpPassword);
        }
        settings.putAll(finished(starting));
        return settings;
    }

    /** The given settings, with the addresses of servers that nobody named and that run here from now on. */
    Map<String, String> servers(Map<String, String> wanted) {
        var settings = new LinkedHashMap<>(wanted);
        var common = common(settings);
        var ports = open(common, settings);
        // Nodes that join others do not make keys, so that two never differ.
        IdentityKey.readOrMake(common.identityKey());
        IdentityKey.readOrMake(common.identityKey().resolveSibling(PASSWORDS_KEY));
        settings.putAll(finished(startServers(common, machine(ports, programs()))));
        return settings;
    }

    private Ports open(CommonSettings common, Map<String, String> settings) {
        data = lifeline.keep(DataFolder.open(common.dataFolder()));
        settings.put("data", data.root().toString());
        LogFile.use(data.folder("logs").resolve("polyphony.log"));
        return new Ports(data.root().resolve("ports"), new SecureRandom());
    }

    private Programs programs() {
        var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        return new Programs(new Bundle(data.folder("bin")), platform);
    }

    private Machine machine(Ports ports, Programs programs) {
        return Machine.of(data, ports, programs, home.environment().get("PATH"));
    }

    /** The password that the first admin gets if there is none yet, or null when somebody chose it. */
    String madeUpPassword() {
        return madeUpPassword;
    }

    /** Where other commands on this data find the node and its servers. */
    void remember(String clusterAddress, Map<String, String> settings) {
        var known = new LinkedHashMap<>(settings);
        known.put("cluster.members", clusterAddress);
        remember(known);
    }

    /** As {@link #remember(String, Map)}, when there is no node. */
    void remember(Map<String, String> settings) {
        var running = new NodeFile(data.root());
        var known = new LinkedHashMap<>(settings);
        OWN.forEach(known::remove);
        running.write(known);
        lifeline.keep(running::delete);
    }

    private CommonSettings common(Map<String, String> settings) {
        return new Settings(home.conf(), home.environment(), settings).common();
    }

    /** A folder named on the command line is one that should be there now; a configured one may be mounted later. */
    private void refuseMissing(Map<String, String> wanted, CommonSettings common) {
        for (var folder : common.music()) {
            if (Files.isDirectory(Path.of(folder))) {
                continue;
            }
            if (wanted.containsKey("music")) {
                throw new Refused("--music names " + folder + ", which is not a folder that can be read.");
            }
            terminal.problem("The music folder " + folder + " is not there; what is known of it stays as it is.");
        }
    }

    private CompletableFuture<Map<String, String>> startServers(CommonSettings common, Machine machine) {
        var wanted = EnumSet.noneOf(Kind.class);
        addIf(common.postgres().uri(), Kind.POSTGRES, wanted);
        addIf(common.redis().uri(), Kind.REDIS, wanted);
        addIf(common.kafka().servers(), Kind.KAFKA, wanted);
        var servers = lifeline.keep(new EmbeddedServers(machine, home.kafka()));
        terminal.passing("starting PostgreSQL, Redis and Kafka");
        return CompletableFuture.supplyAsync(() -> {
            servers.start(wanted, kind -> terminal.passing(kind.label() + " answers"));
            return servers.settings();
        });
    }

    private static void addIf(String address, Kind kind, EnumSet<Kind> wanted) {
        if (address == null || address.isBlank()) {
            wanted.add(kind);
        }
    }

    private static Map<String, String> finished(CompletableFuture<Map<String, String>> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refused refused ? refused : e;
        }
    }

    private static String ffmpeg(CommonSettings common, Programs programs) {
        var own = common.ffmpeg().path();
        return own == null || own.isBlank() ? programs.ffmpeg().toString() : own;
    }

    private String demo(Path ffmpeg) {
        var folder = data.root().resolve("demo");
        new DemoLibrary(ffmpeg, terminal::passing).makeOnce(folder);
        return folder.toString();
    }
}
