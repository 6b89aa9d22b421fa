package polyphony.gateway.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import polyphony.gateway.http.Json;
import polyphony.shared.bus.Failure;

/** Reads what a request says and holds it against the operation's rules. */
final class CallReader {
    private static final int DEPTH_MAX = 20;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private CallReader() {}

    /**
     * Parameters and fields of the body, by name; what is absent or null is not there.
     *
     * @throws Failure INVALID for the first thing that is not as the document says
     */
    static Map<String, JsonNode> values(RoutingContext request, Operation operation) {
        Map<String, JsonNode> values = new HashMap<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            JsonNode value = parameter(request, parameter);
            if (value != null) {
                values.put(parameter.name(), value);
            }
        }
        if (operation.body() != null) {
            body(request, operation).fields().forEachRemaining(field -> {
                if (!field.getValue().isNull()) {
                    values.put(field.getKey(), field.getValue());
                }
            });
        }
        return values;
    }

    private static JsonNode parameter(RoutingContext request, Operation.Parameter parameter) {
        List<String> texts = parameter.inPath()
                ? List.of(request.pathParam(parameter.name()))
                : request.queryParam(parameter.name());
        if (!texts.isEmpty()) {
            return parameter.rule().read(parameter.name(), texts);
        }
        if (parameter.required()) {
            throw Failure.invalid(parameter.name(), "must be given");
        }
        return parameter.rule().whenAbsent();
    }

    private static JsonNode body(RoutingContext request, Operation operation) {
        if (request.body().length() <= 0) {
            if (operation.bodyRequired()) {
                throw Failure.invalid("body", "must be a JSON object");
            }
            return STRICT.createObjectNode();
        }
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        // A form of another site cannot send this type without asking first: one more bar against forged requests.
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(Json.CONTENT_TYPE)) {
            throw Failure.invalid("body", "must be sent with Content-Type: application/json");
        }
        return operation.body().checked("body", parse(request.body().buffer().getBytes()));
    }

    private static JsonNode parse(byte[] text) {
        try {
            JsonNode json = STRICT.readTree(text);
            if (json == null || !json.isObject()) {
                throw Failure.invalid("body", "must be a JSON object");
            }
            return json;
        } catch (JsonProcessingException malformed) {
            throw Failure.invalid("body", "must be well-formed JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
