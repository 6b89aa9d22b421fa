package polyphony.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import polyphony.shared.node.Problems;
import polyphony.shared.node.Settings;

/** Single settings by dotted key, for what has to be known before any service reads its own. */
final class SettingKeys {
    private final ObjectMapper yaml = YAMLMapper.builder().build();
    private final Home home;
    private final Map<String, String> overrides;

    SettingKeys(Home home, Map<String, String> overrides) {
        this.home = home;
        this.overrides = overrides;
    }

    /** Whether somebody set it: on the command line, in the environment, or to another value than ours in a file. */
    boolean chosen(String key) {
        return !text(key).equals(builtIn(key).asText());
    }

    String text(String key) {
        var said = overrides.getOrDefault(key, home.environment().get(variable(key)));
        if (said != null) {
            return said;
        }
        var own = own(key);
        return own.isMissingNode() ? builtIn(key).asText() : own.asText();
    }

    /** A port. */
    int number(String key) {
        try {
            var number = Integer.parseInt(text(key));
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new Problems.Unfit(List.of(key + " must be 0 to 65535"));
    }

    private JsonNode own(String key) {
        var file = home.conf().resolve(file(key));
        try {
            return Files.exists(file) ? at(yaml.readTree(file.toFile()), key) : yaml.missingNode();
        } catch (IOException e) {
            throw new Problems.Unfit(List.of(file.getFileName() + " is no YAML: " + e.getMessage()));
        }
    }

    private JsonNode builtIn(String key) {
        try (var in = Settings.class.getResourceAsStream("/conf/" + file(key))) {
            return in == null ? yaml.missingNode() : at(yaml.readTree(in), key);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in " + file(key) + " cannot be read", e);
        }
    }

    private static JsonNode at(JsonNode tree, String key) {
        var pointer = "/" + key.replace('.', '/');
        return tree.at(isCommon(key) ? pointer : pointer.substring(pointer.indexOf('/', 1)));
    }

    private static String file(String key) {
        return isCommon(key) ? "common.yaml" : key.substring(0, key.indexOf('.')) + ".yaml";
    }

    private static boolean isCommon(String key) {
        return key.startsWith("cluster.") || key.startsWith("management.");
    }

    private static String variable(String key) {
        var words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
        return "POLYPHONY_" + words.toUpperCase(Locale.ROOT);
    }
}
