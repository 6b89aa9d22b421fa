package polyphony.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import polyphony.shared.node.Settings;

/** What is there to be deployed, and how. */
final class Deployed {
    private Deployed() {}

    static Path root() {
        return Path.of(System.getProperty("polyphony.root"));
    }

    /** Names of all services, the gateway among them. */
    static List<String> services() {
        try (Stream<Path> modules = Files.list(root().resolve("verticles"))) {
            return Stream.concat(Stream.of(root().resolve("gateway")), modules)
                    .map(module -> module.getFileName().toString())
                    .filter(name -> !name.equals("launcher"))
                    .filter(name -> Stream.of("gateway", "verticles/" + name)
                            .anyMatch(module -> Files.exists(
                                    root().resolve(module + "/src/main/java/polyphony/" + name + "/Main.java"))))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Variables of a file of systemd's kind. */
    static Map<String, String> variables(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Map<String, String> variables = new HashMap<>();
            lines.filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> variables.put(pair[0], pair[1]));
            return variables;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads the settings of the service from the folder, which fails with every sentence that a start would say. */
    static void read(Settings settings, String service) {
        String type = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + "Settings";
        try {
            settings.of(
                    service, Class.forName("polyphony." + service + "." + type).asSubclass(Record.class));
        } catch (ClassNotFoundException hasNone) {
            throw new IllegalStateException(hasNone);
        }
    }
}
