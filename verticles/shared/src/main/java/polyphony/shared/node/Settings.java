package polyphony.shared.node;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads settings into records that check themselves: the defaults of {@code conf/NAME.yaml} in the jar, then the same
 * file in the configuration folder, then the environment, then the command line. An unknown key or a bad value stops the
 * start with one sentence for each.
 */
public final class Settings {
    private static final String COMMON = "common";

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> overrides;
    private final ObjectMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * @param folder with {@code common.yaml} and a file for each service, or null for the defaults alone; files may be absent
     * @param environment variables, say {@code POLYPHONY_POSTGRES_URI} or {@code POLYPHONY_GATEWAY_PORT}
     * @param overrides by dotted key, say {@code postgres.uri} or {@code gateway.port}
     */
    public Settings(Path folder, Map<String, String> environment, Map<String, String> overrides) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.overrides = Map.copyOf(overrides);
    }

    /** These settings, with some that beat all others. */
    public Settings with(Map<String, String> more) {
        var all = new HashMap<>(overrides);
        all.putAll(more);
        return new Settings(folder, environment, all);
    }

    /** What {@code conf/common.yaml} and its overrides say. */
    public CommonSettings common() {
        return of(COMMON, CommonSettings.class);
    }

    /**
     * The settings of a service.
     *
     * @param name of the service and of its file
     * @throws Problems.Unfit with every problem found
     */
    public <T extends Record> T of(String name, Class<T> type) {
        var problems = new Problems();
        ObjectNode tree = builtIn(name);
        if (folder != null && Files.exists(folder.resolve(name + ".yaml"))) {
            JsonNode own = read(folder.resolve(name + ".yaml"), problems);
            merge(tree, own, type, name + ".yaml: ", problems);
        }
        String prefix = name.equals(COMMON) ? "" : name + ".";
        override(tree, type, prefix, problems);
        problems.stopIfAny();
        return bind(name, tree, type);
    }

    private <T extends Record> T bind(String name, ObjectNode tree, Class<T> type) {
        try {
            return yaml.treeToValue(tree, type);
        } catch (IOException | IllegalArgumentException unfit) {
            for (Throwable cause = unfit; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problems.Unfit problems) {
                    throw problems;
                }
            }
            String first =
                    String.valueOf(unfit.getMessage()).lines().findFirst().orElse("");
            throw new Problems.Unfit(List.of(name + ".yaml: " + first));
        }
    }

    /** Whether a file in {@code conf/} has this key: {@code postgres.uri} of all nodes, {@code gateway.port} of a service. */
    public static boolean isKey(String key) {
        var defaults = new Settings(null, Map.of(), Map.of());
        String pointer = "/" + key.replace('.', '/');
        int first = pointer.indexOf('/', 1);
        return isValue(defaults.builtIn(COMMON).at(pointer))
                || (first > 0
                        && key.matches("[a-z]+\\..*")
                        && isValue(defaults.builtIn(key.substring(0, first - 1)).at(pointer.substring(first))));
    }

    private static boolean isValue(JsonNode found) {
        return !found.isMissingNode() && !found.isObject();
    }

    private ObjectNode builtIn(String name) {
        try (InputStream in = Settings.class.getResourceAsStream("/conf/" + name + ".yaml")) {
            JsonNode tree = in == null ? null : yaml.readTree(in);
            return tree instanceof ObjectNode object ? object : yaml.createObjectNode();
        } catch (IOException unreadable) {
            throw new Problems.Unfit(List.of("the built-in " + name + ".yaml cannot be read: " + unreadable));
        }
    }

    private JsonNode read(Path file, Problems problems) {
        try {
            return yaml.readTree(file.toFile());
        } catch (IOException unreadable) {
            String first =
                    String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
            problems.add(file.getFileName() + " is no YAML: " + first);
            return yaml.createObjectNode();
        }
    }

    private static void merge(ObjectNode tree, JsonNode own, Class<?> type, String where, Problems problems) {
        own.fields().forEachRemaining(field -> {
            RecordComponent component = component(type, field.getKey());
            if (component == null) {
                problems.add(where + "unknown key " + field.getKey() + "; known are " + keys(type));
            } else if (component.getType().isRecord()
                    && field.getValue().isObject()
                    && tree.get(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, field.getValue(), component.getType(), where + field.getKey() + ".", problems);
            } else {
                tree.set(field.getKey(), field.getValue());
            }
        });
    }

    private void override(ObjectNode tree, Class<?> type, String prefix, Problems problems) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + component.getName();
            if (component.getType().isRecord()) {
                ObjectNode inner = tree.withObjectProperty(component.getName());
                override(inner, component.getType(), key + ".", problems);
                continue;
            }
            String value = overrides.getOrDefault(key, environment.get(variable(key)));
            if (value != null && List.class.equals(component.getType())) {
                var array = tree.putArray(component.getName());
                split(value).forEach(array::add);
            } else if (value != null) {
                tree.put(component.getName(), value);
            }
        }
    }

    /** Lists in a variable are parted by commas. */
    private static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** {@code gateway.idleTimeoutSeconds} → {@code POLYPHONY_GATEWAY_IDLE_TIMEOUT_SECONDS}. */
    public static String variable(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
        return "POLYPHONY_" + words.toUpperCase(java.util.Locale.ROOT);
    }

    private static RecordComponent component(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getName().equals(name)) {
                return component;
            }
        }
        return null;
    }

    private static String keys(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        return String.join(", ", names);
    }
}
