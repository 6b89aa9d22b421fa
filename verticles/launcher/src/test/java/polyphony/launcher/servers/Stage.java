package polyphony.launcher.servers;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import polyphony.launcher.servers.EmbeddedServers.Kind;

/** Starts the servers as the launcher does; programs are unpacked once for all tests of the module. */
final class Stage {
    private Stage() {}

    static EmbeddedServers start(DataFolder data, String path) {
        var machine = Machine.of(data, new Ports(data.root().resolve("ports"), new Random()), programs(), path);
        var servers = new EmbeddedServers(machine, kafka());
        servers.start(EnumSet.allOf(Kind.class), started -> {});
        return servers;
    }

    static String path() {
        return System.getenv("PATH");
    }

    static Programs programs() {
        var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
        return new Programs(new Bundle(target().resolve("programs")), platform);
    }

    static KafkaDist kafka() {
        return new KafkaDist(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                target().resolve("dist/kafka"),
                Optional.empty());
    }

    private static Path target() {
        return Path.of(System.getProperty("polyphony.root"), "verticles", "launcher", "target");
    }
}
