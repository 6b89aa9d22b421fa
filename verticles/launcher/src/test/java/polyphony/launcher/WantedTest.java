package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Service;

class WantedTest {
    @TempDir
    private Path folder;

    @Test
    void names_are_services_of_this_build() {
        Wanted wanted = Wanted.of(List.of("gateway", "streaming"));

        assertEquals(
                List.of("gateway", "streaming"),
                wanted.services().stream().map(Service::name).toList());
        assertTrue(wanted.packed().isEmpty());
    }

    @Test
    void a_name_with_a_version_is_run_from_its_artifact() {
        Wanted wanted = Wanted.of(List.of("recommender@2.1"));

        assertEquals(List.of(), wanted.services());
        assertEquals(new Wanted.Packed("recommender", "2.1"), wanted.packed().orElseThrow());
    }

    @Test
    void the_version_of_this_build_needs_no_artifact() {
        String own = Services.named("catalog").orElseThrow().version();

        assertEquals(1, Wanted.of(List.of("catalog@" + own)).services().size());
    }

    @Test
    void what_is_no_service_is_refused_with_those_that_are() {
        for (String word : List.of("katalog", "katalog@2.1")) {
            var refused = assertThrows(Refused.class, () -> Wanted.of(List.of(word)));
            assertTrue(refused.getMessage().contains("accounts, activity, bridge, catalog"), refused.getMessage());
        }
    }

    @Test
    void a_version_shares_its_process_with_nothing() {
        assertThrows(Refused.class, () -> Wanted.of(List.of("catalog", "recommender@2.1")));
    }

    @Test
    void a_version_that_is_not_there_is_refused_with_those_that_are() throws IOException {
        var artifacts = new Artifacts(folder);
        for (String name : List.of("catalog-2.0.jar", "catalog-2.1.jar", "search-3.jar", "catalog-notes.txt")) {
            Files.createFile(folder.resolve(name));
        }

        assertEquals(folder.resolve("catalog-2.1.jar"), artifacts.jar("catalog", "2.1"));
        assertEquals(
                "There is no catalog 3 in " + folder
                        + "; there is 2.0, 2.1. scripts/artifact catalog --version V packs one.",
                refusal(artifacts, "catalog", "3"));
        assertEquals(
                "There is no bridge 1 in " + folder
                        + "; there is no version at all. scripts/artifact bridge --version V packs one.",
                refusal(artifacts, "bridge", "1"));
        assertTrue(refusal(artifacts, "catalog", "../catalog-2.1").startsWith("There is no catalog"));
    }

    private static String refusal(Artifacts artifacts, String service, String version) {
        return assertThrows(Refused.class, () -> artifacts.jar(service, version))
                .getMessage();
    }
}
