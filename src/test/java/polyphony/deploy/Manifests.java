package polyphony.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code kubectl apply -k deploy/kubernetes} would send. */
final class Manifests {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param file where it was read */
    record Manifest(String file, JsonNode tree) {
        String kind() {
            return tree.path("kind").asText();
        }

        String name() {
            return tree.at("/metadata/name").asText();
        }

        /** Of the pods that it makes; missing when it makes none. */
        JsonNode pod() {
            return tree.at("/spec/template");
        }

        @Override
        public String toString() {
            return file + ": " + kind() + " " + name();
        }
    }

    private final Path folder;
    private final List<Manifest> all;

    private Manifests(Path folder, List<Manifest> all) {
        this.folder = folder;
        this.all = all;
    }

    static Manifests ofProject() {
        Path folder = Path.of(System.getProperty("polyphony.root"), "deploy", "kubernetes");
        List<Manifest> all = new ArrayList<>();
        for (JsonNode file : kustomization(folder).path("resources")) {
            for (JsonNode document : documents(folder.resolve(file.asText()))) {
                all.add(new Manifest(file.asText(), document));
            }
        }
        return new Manifests(folder, all);
    }

    List<Manifest> all() {
        return all;
    }

    Stream<Manifest> ofKind(String... kinds) {
        return all.stream().filter(manifest -> List.of(kinds).contains(manifest.kind()));
    }

    /** What makes pods. */
    Stream<Manifest> workloads() {
        return all.stream().filter(manifest -> !manifest.pod().isMissingNode());
    }

    JsonNode kustomization() {
        return kustomization(folder);
    }

    Path folder() {
        return folder;
    }

    private static JsonNode kustomization(Path folder) {
        return documents(folder.resolve("kustomization.yaml")).get(0);
    }

    /** With anchors followed, as kubectl does. */
    static List<JsonNode> documents(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(in).spliterator(), false)
                    .<JsonNode>map(JSON::valueToTree)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
