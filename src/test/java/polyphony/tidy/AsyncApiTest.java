package polyphony.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/asyncapi.yaml} says what the contract files say. */
class AsyncApiTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    private final Path root = Sources.ofProject().root();
    private final Path file = root.resolve("docs/asyncapi.yaml");

    @Test
    void the_document_is_what_the_contracts_amount_to() throws Exception {
        String made = YAML.writeValueAsString(AsyncApi.of(contracts()));
        // mvn -pl src/test -am -Dtest=AsyncApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dpolyphony.asyncapi=write
        // test
        if ("write".equals(System.getProperty("polyphony.asyncapi"))) {
            Files.writeString(file, made);
        }

        assertEquals(made, Files.readString(file), "write it anew with -Dpolyphony.asyncapi=write");
    }

    @Test
    void every_reference_leads_somewhere() throws IOException {
        JsonNode document = YAML.readTree(file.toFile());
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        List<String> lost = references.stream()
                .filter(reference -> document.at(reference.substring(1)).isMissingNode())
                .toList();

        assertTrue(references.size() > 200, "only " + references.size() + " references were found");
        assertEquals(List.of(), lost);
        assertEquals("3.0.0", document.get("asyncapi").asText());
    }

    private List<Class<?>> contracts() throws IOException, ClassNotFoundException {
        List<Class<?>> contracts = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(root.resolve("verticles/shared/src/main/java/polyphony/shared/contract"))) {
            for (Path contract : files.sorted().toList()) {
                String name = contract.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) {
                    contracts.add(Class.forName("polyphony.shared.contract." + name));
                }
            }
        }
        return contracts;
    }
}
