package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The OpenAPI document that this door is built from, and serves. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final byte[] text;
    private final JsonNode root;

    ApiDocument(byte[] text) {
        this.text = text.clone();
        try {
            this.root = new YAMLMapper().readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The document in this jar. */
    static ApiDocument own() {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
            return new ApiDocument(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Buffer text() {
        return Buffer.buffer(text);
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(Operation.of(this, path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    /** Who may call what says nothing of its own. */
    JsonNode security() {
        return root.path("security");
    }

    /** What a reference points to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        String pointer = node.path("$ref").asText();
        if (pointer.isEmpty()) {
            return node;
        }
        JsonNode target = root.at(pointer.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("openapi.yaml refers to " + pointer + ", which is not there");
        }
        return resolve(target);
    }
}
