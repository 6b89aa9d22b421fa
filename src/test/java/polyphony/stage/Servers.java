package polyphony.stage;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import polyphony.launcher.servers.Bundle;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.EmbeddedServers;
import polyphony.launcher.servers.KafkaDist;
import polyphony.launcher.servers.Machine;
import polyphony.launcher.servers.Platform;
import polyphony.launcher.servers.Ports;
import polyphony.launcher.servers.Programs;

/** PostgreSQL, Redis and Kafka without a Polyphony around them, as somebody else would run them for it. */
public final class Servers implements AutoCloseable {
    private final DataFolder data;
    private final EmbeddedServers servers;

    private Servers(DataFolder data, EmbeddedServers servers) {
        this.data = data;
        this.servers = servers;
    }

    public static Servers start(Path folder) {
        var data = DataFolder.open(folder);
        var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        var programs = new Programs(new Bundle(data.folder("bin")), platform);
        var ports = new Ports(folder.resolve("ports"), new Random());
        var kafka = new KafkaDist(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of(System.getProperty("polyphony.root"), "verticles/launcher/target/dist/kafka"),
                Optional.empty());
        var servers = new EmbeddedServers(Machine.of(data, ports, programs, System.getenv("PATH")), kafka);
        servers.start(EnumSet.allOf(EmbeddedServers.Kind.class), started -> {});
        return new Servers(data, servers);
    }

    /** The settings that lead a node to them, by dotted key. */
    public Map<String, String> settings() {
        return servers.settings();
    }

    @Override
    public void close() {
        servers.close();
        data.close();
        Folders.delete(data.root());
    }
}
