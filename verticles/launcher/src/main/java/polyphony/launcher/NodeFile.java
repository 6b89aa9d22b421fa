package polyphony.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import polyphony.launcher.servers.DataFolder;
import polyphony.launcher.servers.Refused;

/**
 * What a running {@code up} writes down for other processes on this machine: the settings that lead to its servers and its
 * cluster. Readable by its owner alone, as it holds the passwords of the embedded servers.
 */
final class NodeFile {
    private static final String NAME = "node.properties";

    private final Path file;

    /** @param data the data folder of {@code up} */
    NodeFile(Path data) {
        this.file = data.resolve("run").resolve(NAME);
    }

    void write(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        var text = new StringWriter();
        try {
            properties.store(text, null);
            DataFolder.writePrivate(file, text.toString());
        } catch (IOException e) {
            throw new Refused(file + " cannot be written", e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** To be called at the stop: whoever reads it later would wait for nobody. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Refused(file + " cannot be removed", e);
        }
    }

    /** The settings by dotted key. */
    Map<String, String> read() {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new Refused(file + " cannot be read", e);
        }
        var settings = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
