package polyphony.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Settings;

/**
 * Turns the options of a command line into settings by dotted key. {@code --port 4050} is short for {@code --gateway.port
 * 4050}; every key of every file in {@code conf/} is an option.
 */
final class Overrides {
    private static final Map<String, String> SHORT = Map.of(
            "music", "music",
            "data", "data",
            "port", "gateway.port",
            "host", "gateway.host",
            "join", "cluster.members");
    /** Keys of earlier builds. */
    private static final Map<String, String> MOVED =
            Map.of("gateway.managementPort", "management.port", "gateway.managementHost", "management.host");

    private static final Set<String> PATHS = Set.of(
            "music",
            "data",
            "identityKeyFile",
            "artworkFolder",
            "ffmpeg.path",
            "cluster.tls.certificate",
            "cluster.tls.key",
            "cluster.tls.ca",
            "redis.ca",
            "kafka.ca");

    private final Path workingFolder;

    /** @param workingFolder what relative paths on the command line start from */
    Overrides(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    /**
     * @param own options that the command uses itself
     * @throws Problems.Unfit with a sentence for each option that is no setting
     */
    Map<String, String> of(Arguments arguments, Set<String> own) {
        var overrides = new LinkedHashMap<String, String>();
        var problems = new Problems();
        arguments.options().forEach((option, values) -> {
            var key = SHORT.getOrDefault(option, option);
            if (own.contains(option)) {
                return;
            }
            if (Settings.isKey(key)) {
                overrides.put(key, joined(key, values));
            } else {
                problems.add("--" + option
                        + (MOVED.containsKey(key)
                                ? " is now --" + MOVED.get(key)
                                : " is neither an option nor a key of a file in conf/"));
            }
        });
        problems.stopIfAny();
        return overrides;
    }

    private String joined(String key, List<String> values) {
        return String.join(
                ",",
                values.stream()
                        .map(value -> PATHS.contains(key) ? absolute(value) : value)
                        .toList());
    }

    private String absolute(String path) {
        return workingFolder.resolve(path).normalize().toString();
    }
}
