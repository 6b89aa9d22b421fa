package polyphony.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import polyphony.deploy.Manifests.Manifest;

/** The manifests are ones that Kubernetes takes, and fit together. */
class KubernetesTest {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "v1 Namespace", V1Namespace.class,
            "v1 PersistentVolumeClaim", V1PersistentVolumeClaim.class,
            "v1 Service", V1Service.class,
            "apps/v1 Deployment", V1Deployment.class,
            "apps/v1 StatefulSet", V1StatefulSet.class,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

    private final Manifests manifests = Manifests.ofProject();

    @Test
    void every_manifest_has_all_fields_that_kubernetes_wants_and_no_other_field() {
        for (Manifest manifest : manifests.all()) {
            check(manifest);
        }
        assertTrue(manifests.all().size() >= 12, "only " + manifests.all().size() + " manifests were found");
    }

    @Test
    void a_field_that_is_misspelt_misplaced_or_forgotten_is_found() {
        assertThrows(RuntimeException.class, () -> check(broken("/spec", "replica", "2")));
        assertThrows(RuntimeException.class, () -> check(broken("/spec/template/spec", "args", "run")));
        assertThrows(RuntimeException.class, () -> check(broken("/spec/template/spec/containers/0", "port", "1")));
        assertThrows(RuntimeException.class, () -> check(broken("/spec", "selector", null)));
    }

    @Test
    void every_file_of_the_folder_is_applied() throws IOException {
        List<String> resources = texts(manifests.kustomization().path("resources"));
        List<String> conf = texts(manifests.kustomization().at("/configMapGenerator/0/files"));
        try (Stream<Path> files = Files.walk(manifests.folder())) {
            List<String> forgotten = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> manifests.folder().relativize(file).toString())
                    .filter(file -> !file.equals("kustomization.yaml"))
                    .filter(file -> !resources.contains(file) && !conf.contains(file))
                    .toList();
            assertEquals(List.of(), forgotten);
        }
    }

    @Test
    void every_selector_finds_the_pods_of_some_workload() {
        List<String> lost = new ArrayList<>();
        for (Manifest manifest : manifests
                .ofKind("Service", "PodDisruptionBudget", "NetworkPolicy")
                .toList()) {
            JsonNode wanted = Stream.of("/spec/selector/matchLabels", "/spec/podSelector/matchLabels", "/spec/selector")
                    .map(manifest.tree()::at)
                    .filter(JsonNode::isObject)
                    .findFirst()
                    .orElseThrow();
            if (manifests.workloads().noneMatch(pods -> labelled(pods.pod().at("/metadata/labels"), wanted))) {
                lost.add(manifest.toString());
            }
        }
        assertEquals(List.of(), lost);
        manifests
                .workloads()
                .forEach(workload -> assertTrue(
                        labelled(
                                workload.pod().at("/metadata/labels"),
                                workload.tree().at("/spec/selector/matchLabels")),
                        workload.toString()));
    }

    @Test
    void what_runs_more_than_once_may_lose_one_pod_at_a_time() {
        List<String> budgets =
                manifests.ofKind("PodDisruptionBudget").map(Manifest::name).toList();

        List<String> bare = manifests
                .workloads()
                .filter(workload -> workload.tree().at("/spec/replicas").asInt() > 1)
                .map(Manifest::name)
                .filter(name -> !budgets.contains(name))
                .toList();

        assertEquals(List.of(), bare);
    }

    @Test
    void nodes_find_one_another_before_they_are_ready() {
        Manifest headless = manifests
                .ofKind("Service")
                .filter(service -> service.name().equals("polyphony-nodes"))
                .findFirst()
                .orElseThrow();

        assertEquals("None", headless.tree().at("/spec/clusterIP").asText());
        assertTrue(headless.tree().at("/spec/publishNotReadyAddresses").asBoolean());
    }

    @Test
    void all_services_run_each_in_one_place() {
        List<String> placed = new ArrayList<>();
        manifests.workloads().forEach(workload -> {
            List<String> arguments = texts(workload.pod().at("/spec/containers/0/args"));
            placed.addAll(arguments.subList(1, arguments.indexOf("--conf")));
        });

        assertEquals(
                new TreeSet<>(Deployed.services()).stream().toList(),
                placed.stream().sorted().toList());
    }

    @Test
    void probes_ask_the_management_port_and_every_volume_that_is_mounted_is_there() {
        for (Manifest workload : manifests.workloads().toList()) {
            JsonNode container = workload.pod().at("/spec/containers/0");
            List<String> ports = names(container.path("ports"));
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                assertEquals(
                        "management",
                        container.at("/" + probe + "/httpGet/port").asText(),
                        workload.toString());
                assertTrue(container.at("/" + probe + "/httpGet/path").asText().startsWith("/health/"));
            }
            assertTrue(ports.contains("management"), workload.toString());
            List<String> volumes = new ArrayList<>(names(workload.pod().at("/spec/volumes")));
            workload.tree()
                    .at("/spec/volumeClaimTemplates")
                    .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
            assertEquals(
                    new TreeSet<>(volumes), new TreeSet<>(names(container.path("volumeMounts"))), workload.toString());
        }
    }

    private static void check(Manifest manifest) {
        String type = manifest.tree().path("apiVersion").asText() + " " + manifest.kind();
        assertTrue(TYPES.containsKey(type), manifest + " is of no known type, " + type);
        try {
            assertNotNull(JSON.getGson().fromJson(manifest.tree().toString(), TYPES.get(type)));
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException(manifest + ": " + refused.getMessage(), refused);
        }
    }

    private Manifest broken(String where, String field, String value) {
        Manifest whole = manifests.ofKind("Deployment").findFirst().orElseThrow();
        JsonNode tree = whole.tree().deepCopy();
        ObjectNode part = (ObjectNode) tree.at(where);
        if (value == null) {
            part.remove(field);
        } else {
            part.put(field, value);
        }
        return new Manifest(whole.file(), tree);
    }

    private static boolean labelled(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream().allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    private static List<String> names(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("name").asText())
                .toList();
    }

    private static List<String> texts(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
