package polyphony.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void the_document_is_lawful_openapi() throws IOException {
        Vertx vertx = Vertx.vertx();
        try {
            String text = new YAMLMapper()
                    .readTree(ApiDocument.own().text().getBytes())
                    .toString();
            // The library takes neither a relative address nor a media type other than these, which OpenAPI allows.
            var json = new JsonObject(
                    text.replaceAll("application/(yaml|problem\\+json)|(audio|image)/\\*", "application/json"));
            json.remove("servers");
            OpenAPIContract contract = OpenAPIContract.from(vertx, json).await();

            assertEquals(
                    ApiDocument.own().operations().size(), contract.operations().size());
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void every_operation_tells_how_it_refuses() {
        List<String> silent = DocumentedCall.all().stream()
                .filter(DocumentedCall::signedIn)
                .filter(call -> call.bodySchema() != null || !call.parameters().isEmpty())
                .filter(call -> call.documentedStatuses().stream().noneMatch(status -> status >= 400))
                .map(DocumentedCall::path)
                .toList();

        assertTrue(silent.isEmpty(), silent.toString());
    }
}
