package polyphony.gateway.subsonic;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The OpenSubsonic project's own document of answers. */
final class Specification {
    private static final String PLACE = "https://opensubsonic.test/openapi";

    private final JsonObject document;
    private final SchemaRepository schemas;

    Specification() {
        try (InputStream in = Specification.class.getResourceAsStream("/opensubsonic/opensubsonic-openapi.json")) {
            document = new JsonObject(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        // Schemas of OpenAPI 3.0 are those of draft 4 with a few keywords that this document does not use.
        var options =
                new JsonSchemaOptions().setBaseUri(PLACE).setDraft(Draft.DRAFT4).setOutputFormat(OutputFormat.Basic);
        schemas = SchemaRepository.create(options);
        schemas.dereference(PLACE, JsonSchema.of(document));
    }

    /** What is wrong with a whole JSON answer of the method; empty when nothing is. */
    List<String> complaints(String method, JsonObject answer) {
        JsonObject described = document.getJsonObject("paths")
                .getJsonObject("/rest/" + method)
                .getJsonObject("get")
                .getJsonObject("responses")
                .getJsonObject("200");
        if (described.containsKey("$ref")) {
            String name = described.getString("$ref").replaceFirst(".*/", "");
            described = document.getJsonObject("components")
                    .getJsonObject("responses")
                    .getJsonObject(name);
        }
        String reference = described
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema")
                .getString("$ref");
        var schema = JsonSchema.of(new JsonObject().put("$ref", PLACE + reference));
        OutputUnit result = schemas.validator(schema).validate(answer);
        if (Boolean.TRUE.equals(result.getValid())) {
            return List.of();
        }
        return result.getErrors().stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getError())
                .toList();
    }
}
