package polyphony.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Settings;

/** The settings that people copy are settings that a node takes. */
class ExamplesTest {
    private static final int NODES = 3;

    private final Path example = Deployed.root().resolve("conf/examples/three-nodes");
    private final Path kubernetes = Deployed.root().resolve("deploy/kubernetes/conf");

    @Test
    void each_of_the_three_nodes_has_settings_that_hold() {
        for (int number = 1; number <= NODES; number++) {
            Map<String, String> environment = node(number);
            Settings settings = new Settings(example, environment, Map.of());

            CommonSettings common = settings.common();
            Deployed.services().forEach(service -> Deployed.read(settings, service));

            assertEquals("shelf-" + number, common.cluster().zone());
            assertEquals(NODES, common.cluster().members().size());
            assertTrue(common.cluster().tls().isSet());
            assertEquals(2, common.kafka().minInSyncReplicas());
        }
    }

    @Test
    void any_of_the_three_machines_may_go_and_every_service_is_still_there() {
        List<String> placed = new ArrayList<>();
        for (int number = 1; number <= NODES; number++) {
            placed.addAll(Arrays.asList(node(number).get("SERVICES").split(" ", -1)));
        }

        for (String service : Deployed.services()) {
            assertEquals(2, Collections.frequency(placed, service), service);
        }
        assertEquals(2 * Deployed.services().size(), placed.size());
    }

    @Test
    void every_variable_of_the_example_is_one_of_the_settings() {
        List<String> unknown = new ArrayList<>();
        for (int number = 1; number <= NODES; number++) {
            node(number).keySet().stream()
                    .filter(name -> !name.equals("SERVICES"))
                    .filter(name -> !known(name))
                    .forEach(unknown::add);
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void every_file_of_settings_is_that_of_a_service() throws IOException {
        for (Path folder : List.of(example, kubernetes)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<String> strange = files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".yaml"))
                        .map(name -> name.substring(0, name.length() - ".yaml".length()))
                        .filter(name ->
                                !name.equals("common") && !Deployed.services().contains(name))
                        .toList();
                assertEquals(List.of(), strange);
            }
        }
    }

    @Test
    void pods_have_settings_that_hold_and_ports_that_the_network_policy_names() {
        Settings settings = new Settings(kubernetes, secrets(), Map.of());

        CommonSettings common = settings.common();
        Deployed.services().forEach(service -> Deployed.read(settings, service));

        String policy = Manifests.ofProject().ofKind("NetworkPolicy").toList().toString()
                + Manifests.documents(Deployed.root().resolve("deploy/kubernetes/network-policy.yaml"));
        for (int port : List.of(
                common.cluster().port(),
                common.cluster().busPort(),
                common.management().port(),
                5703,
                4040)) {
            assertTrue(policy.contains("\"port\":" + port), "port " + port);
        }
        assertTrue(common.cluster().tls().isSet());
    }

    private Map<String, String> node(int number) {
        Map<String, String> environment = new HashMap<>(Deployed.variables(example.resolve("node-" + number + ".env")));
        environment.putAll(secrets());
        return environment;
    }

    /** What an operator fills in. */
    private Map<String, String> secrets() {
        Map<String, String> secrets = Deployed.variables(example.resolve("secrets.env"));
        secrets.replaceAll((name, empty) -> "filled-in");
        return secrets;
    }

    private static boolean known(String variable) {
        String key = variable.substring("POLYPHONY_".length()).replace('_', '.').toLowerCase(java.util.Locale.ROOT);
        return Settings.isKey(key);
    }
}
