package polyphony.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Ask;
import polyphony.shared.node.CommonSettings;

/** Contracts, services, settings and their documents say the same. */
class ContractTest {
    private static final Pattern ANSWER = Pattern.compile("answer(?:ForNode)?\\(\\s*(\\w+)\\.([A-Z_]+)");

    private final Sources sources = Sources.ofProject();

    @Test
    void every_address_is_answered_by_exactly_one_service_the_one_it_names() throws ReflectiveOperationException {
        Map<String, List<String>> answered = answers();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> ask : asks().entrySet()) {
            String service = serviceOf(ask.getValue());
            List<String> by = answered.getOrDefault(ask.getKey(), List.of());
            if (!by.equals(List.of(service))) {
                wrong.add(ask.getValue() + " is answered by " + by);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_service_lists_its_addresses_in_its_readme() throws ReflectiveOperationException {
        List<String> missing = new ArrayList<>();
        for (String address : asks().values()) {
            String service = serviceOf(address);
            Path readme = sources.root().resolve("verticles").resolve(service).resolve("README.md");
            if (!Sources.read(readme).contains(address)) {
                missing.add(address);
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_key_of_a_configuration_file_is_a_setting_and_every_setting_a_key() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources.ending(".yaml")) {
            if (file.getParent().equals(sources.root().resolve("conf"))) {
                String name = file.getFileName().toString().replace(".yaml", "");
                compare(name, new YAMLMapper().readTree(file.toFile()), settings(name), wrong);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void contracts_were_found() throws ReflectiveOperationException {
        assertTrue(asks().size() > 40, "only " + asks().size() + " asks were found");
    }

    /** What every node answers for itself stands in shared. */
    private static String serviceOf(String address) {
        String service = address.substring(0, address.indexOf('.'));
        return service.equals("node") ? "shared" : service;
    }

    /** Contract.FIELD → address. */
    private Map<String, String> asks() throws ReflectiveOperationException {
        Map<String, String> asks = new TreeMap<>();
        Path folder = sources.root().resolve("verticles/shared/src/main/java/polyphony/shared/contract");
        for (Path file : sources.ending(".java")) {
            if (!file.getParent().equals(folder) || file.endsWith("package-info.java")) {
                continue;
            }
            String name = file.getFileName().toString().replace(".java", "");
            for (Field field :
                    Class.forName("polyphony.shared.contract." + name).getDeclaredFields()) {
                if (field.getType() == Ask.class) {
                    asks.put(name + "." + field.getName(), ((Ask<?, ?>) field.get(null)).address());
                }
            }
        }
        return asks;
    }

    /** Contract.FIELD → services whose sources answer it. */
    private Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new TreeMap<>();
        List<Path> modules = new ArrayList<>(sources.services());
        modules.add(sources.root().resolve("verticles/shared"));
        for (Path service : modules) {
            for (Path file : sources.ending(".java")) {
                if (!file.startsWith(service.resolve("src/main"))) {
                    continue;
                }
                Matcher matcher = ANSWER.matcher(Sources.read(file));
                while (matcher.find()) {
                    answers.computeIfAbsent(matcher.group(1) + "." + matcher.group(2), key -> new ArrayList<>())
                            .add(service.getFileName().toString());
                }
            }
        }
        return answers;
    }

    private static Class<?> settings(String name) throws ClassNotFoundException {
        if (name.equals("common")) {
            return CommonSettings.class;
        }
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Settings";
        return Class.forName("polyphony." + name + "." + type);
    }

    private static void compare(String where, JsonNode tree, Class<?> type, List<String> wrong) throws IOException {
        var keys = new TreeSet<String>();
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            keys.add(names.next());
        }
        var components = new TreeSet<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            if (component.getType().isRecord() && tree.has(component.getName())) {
                String inner = where + "." + component.getName();
                compare(inner, tree.get(component.getName()), component.getType(), wrong);
            }
        }
        if (!keys.equals(components)) {
            wrong.add(where + ": file has " + keys + ", settings have " + components);
        }
    }
}
