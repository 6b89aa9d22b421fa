package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Instance;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.stage.Eventually;
import polyphony.stage.Joined;
import polyphony.stage.OwnNode;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** One service is packed, in a version of its own, and runs beside the others. */
@ExtendWith(SharedStage.class)
class ArtifactsIT {
    private static final Path ROOT = Path.of(System.getProperty("polyphony.root"));

    @TempDir
    private static Path artifacts;

    @TempDir
    private Path elsewhere;

    @BeforeAll
    static void pack() throws IOException {
        Process packing = new ProcessBuilder(
                        ROOT.resolve("scripts/artifact").toString(),
                        "playlists",
                        "--version",
                        "2.1",
                        "--into",
                        artifacts.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(packing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Stage.awaitEnd(packing);
        assertEquals(0, packing.exitValue(), output);
        assertTrue(Files.exists(artifacts.resolve("playlists-2.1.jar")), output);
    }

    @Test
    void a_packed_version_runs_beside_the_built_in_one_and_leaves_when_it_is_told_to(Stage stage) {
        Node node = OwnNode.in(stage);
        try {
            Eventually.holds("the built-in one is offered", () -> versions(node).size() == 1);
            Set<String> both = new TreeSet<>(versions(node));
            both.add("2.1");

            try (Joined packed = stage.run(
                    "playlists@2.1", "--artifacts", artifacts.toString(), "--instances", "2", "--weight", "5")) {
                assertTrue(packed.line().startsWith("ready playlists 2.1 "), packed.line());
                Eventually.holds("both are offered", () -> versions(node).equals(both));
                assertEquals(200, packed.management().get("/health/ready").status());
                assertEquals(List.of(5), weights(node, "2.1"));
            }

            Eventually.holds("the built-in one is left", () -> versions(node).size() == 1);
            assertEquals(200, stage.admin().get("/api/v1/playlists").status());
        } finally {
            Run.stop(node);
        }
    }

    @Test
    void a_packed_service_runs_anywhere_with_java_and_its_settings_alone(Stage stage) throws IOException {
        Path conf = Files.createDirectory(elsewhere.resolve("conf"));
        Files.writeString(conf.resolve("common.yaml"), """
                data: %s
                identityKeyFile: %s
                cluster:
                  port: 0
                management:
                  port: 0
                postgres:
                  uri: %s
                  password: %s
                kafka:
                  servers: %s
                """.formatted(
                        elsewhere.resolve("data"),
                        stage.data().resolve("keys/identity.key"),
                        stage.setting("postgres.uri"),
                        stage.setting("postgres.password"),
                        stage.setting("kafka.servers")));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path jar = Files.copy(artifacts.resolve("playlists-2.1.jar"), elsewhere.resolve("renamed.jar"));

        try (Joined alone = Joined.start(
                List.of(java, "-jar", jar.toString(), "--conf", conf.toString(), "--join", stage.clusterAddress()),
                Map.of())) {
            assertEquals("", complaints(alone.output()), "Java or Hazelcast asks for a flag");
            assertEquals(200, alone.management().get("/health/live").status());
            assertEquals(200, alone.management().get("/health/ready").status());
        }
    }

    private static String complaints(String output) {
        return String.join(
                "\n", output.lines().filter(line -> line.contains("WARN")).toList());
    }

    private static List<Integer> weights(Node node, String version) {
        return node.registry().of("playlists").stream()
                .filter(instance -> instance.version().equals(version))
                .map(Instance::weight)
                .toList();
    }

    private static Set<String> versions(Node node) {
        var versions = new TreeSet<String>();
        node.registry().of("playlists").stream().map(Instance::version).forEach(versions::add);
        return versions;
    }
}
