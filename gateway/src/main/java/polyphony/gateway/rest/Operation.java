package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;

/**
 * One thing that the REST door can do, as the document tells it.
 *
 * @param path as Vert.x writes it, with {@code :name} for what varies
 * @param body what the body must be, or null when there is none
 * @param signedIn whether a caller must be known
 * @param cookie whether the media cookie may say who asks
 */
record Operation(
        String id,
        HttpMethod method,
        String path,
        List<Parameter> parameters,
        Rule body,
        boolean bodyRequired,
        boolean signedIn,
        boolean cookie) {

    record Parameter(String name, boolean inPath, boolean required, Rule rule) {}

    static Operation of(ApiDocument document, String path, String method, JsonNode json) {
        JsonNode body = json.path("requestBody");
        JsonNode schema = body.path("content").path("application/json").path("schema");
        JsonNode security = json.has("security") ? json.get("security") : document.security();
        return new Operation(
                json.path("operationId").asText(),
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path.replaceAll("\\{([a-zA-Z]+)}", ":$1"),
                parameters(document, json.path("parameters")),
                schema.isMissingNode() ? null : new Rule(document, schema),
                body.path("required").asBoolean(),
                !security.isEmpty(),
                security.findValue("mediaCookie") != null);
    }

    private static List<Parameter> parameters(ApiDocument document, JsonNode array) {
        List<JsonNode> all = new java.util.ArrayList<>();
        array.forEach(reference -> all.add(document.resolve(reference)));
        return all.stream()
                .map(json -> new Parameter(
                        json.path("name").asText(),
                        json.path("in").asText().equals("path"),
                        json.path("required").asBoolean(),
                        new Rule(document, json.path("schema"))))
                .toList();
    }
}
