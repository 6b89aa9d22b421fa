package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import polyphony.gateway.House;

/** An operation of the document with a valid call of it, to be spoiled one value at a time. */
record DocumentedCall(String method, String path, JsonNode operation) {
    private static final JsonNode DOCUMENT = document();
    private static final Map<String, String> VALUES = values();
    private static final Map<String, String> BODIES = bodies();

    static List<DocumentedCall> all() {
        List<DocumentedCall> all = new ArrayList<>();
        DOCUMENT.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> all.add(new DocumentedCall(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    static JsonNode resolve(JsonNode node) {
        String pointer = node.path("$ref").asText();
        return pointer.isEmpty() ? node : DOCUMENT.at(pointer.substring(1));
    }

    boolean signedIn() {
        return !(operation.has("security") && operation.get("security").isEmpty());
    }

    List<JsonNode> parameters() {
        List<JsonNode> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return parameters;
    }

    JsonNode bodySchema() {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode() ? null : resolve(schema);
    }

    List<Integer> documentedStatuses() {
        List<Integer> statuses = new ArrayList<>();
        operation.get("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.parseInt(status)));
        return statuses;
    }

    ObjectNode validBody() {
        try {
            return (ObjectNode) new ObjectMapper()
                    .readTree(BODIES.get(operation.get("operationId").asText()));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    HttpRequest.Builder valid(House house, String user) {
        return request(house, user, Map.of(), body());
    }

    /** The valid call with another value for a parameter; null leaves it out. */
    HttpRequest.Builder with(House house, String parameter, String value) {
        Map<String, String> changed = new HashMap<>();
        changed.put(parameter, value);
        return request(house, "alice", changed, body());
    }

    HttpRequest.Builder withBody(House house, String body) {
        return request(house, "alice", Map.of(), body);
    }

    HttpRequest.Builder asForm(House house) {
        return request(house, "alice", Map.of(), body()).setHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    private String body() {
        return bodySchema() == null ? null : validBody().toString();
    }

    private HttpRequest.Builder request(House house, String user, Map<String, String> changed, String body) {
        String filled = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : parameters()) {
            String name = parameter.get("name").asText();
            String value = changed.containsKey(name) ? changed.get(name) : VALUES.get(name);
            if (parameter.get("in").asText().equals("path")) {
                filled = filled.replace("{" + name + "}", escaped(value));
            } else if (value != null
                    && (changed.containsKey(name) || parameter.path("required").asBoolean())) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(escaped(value));
            }
        }
        HttpRequest.Builder request = house.rest(filled + query, user);
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode document() {
        try (InputStream in = DocumentedCall.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("appPasswordId", "ap-1");
        values.put("username", "bob");
        values.put("nodeId", "here");
        values.put("serviceName", "catalog");
        values.put("artistId", "ar-1");
        values.put("albumId", "al-1");
        values.put("trackId", "tr-1");
        values.put("artworkId", "im-1");
        values.put("playlistId", "pl-alice");
        values.put("entity", "track");
        values.put("id", "tr-1");
        values.put("rank", "frequent");
        values.put("q", "dusk");
        values.put("position", "0,1");
        values.put("seed", "track:tr-1");
        return values;
    }

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new HashMap<>();
        bodies.put("signIn", "{\"username\":\"alice\",\"password\":\"password-of-alice\"}");
        bodies.put("refreshSession", "{\"refreshToken\":\"refresh-alice\"}");
        bodies.put("updateMe", "{\"email\":\"alice@example.org\"}");
        bodies.put("changeMyPassword", "{\"current\":\"password-of-alice\",\"password\":\"better password\"}");
        bodies.put("createAppPassword", "{\"name\":\"phone\"}");
        bodies.put("createUser", "{\"username\":\"carol\",\"password\":\"long enough\"}");
        bodies.put("updateUser", "{\"admin\":true}");
        bodies.put("setUserPassword", "{\"password\":\"long enough\"}");
        bodies.put("createPlaylist", "{\"name\":\"Mine\",\"trackIds\":[\"tr-1\"]}");
        bodies.put("updatePlaylist", "{\"name\":\"Ours\"}");
        bodies.put("sharePlaylist", "{\"sharedWith\":[\"bob\"]}");
        bodies.put("addPlaylistTracks", "{\"trackIds\":[\"tr-1\",\"tr-2\"]}");
        bodies.put("replacePlaylistTracks", "{\"trackIds\":[\"tr-1\"]}");
        bodies.put("movePlaylistTrack", "{\"from\":0,\"to\":1}");
        bodies.put("rate", "{\"rating\":4}");
        bodies.put("recordPlay", "{\"trackId\":\"tr-1\",\"playedAt\":\"2026-01-02T03:04:05Z\",\"heardMs\":150000}");
        bodies.put("weighService", "{\"version\":\"2.1\",\"weight\":10,\"reason\":\"more of it\"}");
        bodies.put("startScan", "{\"full\":true}");
        return bodies;
    }
}
