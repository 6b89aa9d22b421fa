package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Values that a schema does not allow, with what strangers like to try. */
final class BadValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> TRICKS = List.of(
            "../../etc/passwd",
            "..\\..\\x",
            "%",
            "' OR '1'='1",
            "<script>",
            "\u0000",
            "tr-",
            "tr-ü",
            "١",
            "🎵",
            "null");

    private BadValues() {}

    /** Texts for a query parameter. */
    static List<String> texts(JsonNode reference) {
        JsonNode schema = DocumentedCall.resolve(reference);
        List<String> bad = new ArrayList<>(
                switch (schema.path("type").asText()) {
                    case "integer" -> numbers(schema);
                    case "boolean" -> List.of("", "maybe", "1", "TRUE", "true,false");
                    case "array" -> arrays(schema);
                    default -> ofText(schema);
                });
        return bad;
    }

    private static List<String> numbers(JsonNode schema) {
        List<String> bad = new ArrayList<>(List.of(
                "", "abc", "1.5", "0x10", "1e3", "NaN", "١", " 1", "99999999999999999999", "-99999999999999999999"));
        bad.add(Long.toString(schema.get("maximum").asLong() + 1));
        bad.add(Long.toString(schema.get("minimum").asLong() - 1));
        return bad;
    }

    private static List<String> arrays(JsonNode schema) {
        List<String> bad = new ArrayList<>(List.of("", "1,", "1,x", "-1"));
        bad.add("1,".repeat(schema.get("maxItems").asInt()) + "1");
        return bad;
    }

    private static List<String> ofText(JsonNode schema) {
        List<String> bad = new ArrayList<>();
        if (schema.has("enum") || schema.has("pattern")) {
            bad.addAll(TRICKS);
            bad.add("");
        }
        if (schema.path("minLength").asInt() > 0) {
            bad.add("");
        }
        if (schema.has("maxLength")) {
            bad.add("x".repeat(schema.get("maxLength").asInt() + 1));
            bad.add("a\u0000b");
            bad.add("\u0007");
        }
        return bad;
    }

    /** Texts for a part of the path; an empty one is another path. */
    static List<String> pathTexts(JsonNode reference) {
        JsonNode schema = DocumentedCall.resolve(reference);
        List<String> bad = new ArrayList<>(TRICKS);
        bad.add("x".repeat(3_000));
        bad.add("%2e%2e%2f");
        if (schema.has("pattern")) {
            bad.add("tr-" + "x".repeat(61));
        }
        return bad;
    }

    /** Values for a field of a body. */
    static List<JsonNode> nodes(JsonNode reference) {
        JsonNode schema = DocumentedCall.resolve(reference);
        JsonNode type = schema.path("type");
        List<JsonNode> bad = new ArrayList<>(List.of(NODES.objectNode(), NODES.numberNode(1.5)));
        if (type.isArray()) {
            bad.addAll(List.of(
                    NODES.textNode("yesterday"), NODES.textNode(""), NODES.numberNode(-1), NODES.booleanNode(true)));
            bad.add(NODES.textNode("2026-01-01T00:00:00"));
            return bad;
        }
        switch (type.asText()) {
            case "integer" -> {
                bad.addAll(List.of(NODES.textNode("1"), NODES.booleanNode(true), NODES.arrayNode()));
                bad.add(NODES.numberNode(schema.get("minimum").asLong() - 1));
                bad.add(NODES.numberNode(schema.get("maximum").asLong() + 1));
                bad.add(NODES.numberNode(new java.math.BigInteger("9".repeat(40))));
            }
            case "boolean" -> bad.addAll(List.of(NODES.textNode("true"), NODES.numberNode(1)));
            case "array" -> badArrays(schema, bad);
            default -> {
                bad.addAll(List.of(NODES.numberNode(1), NODES.booleanNode(true), NODES.arrayNode()));
                ofText(schema).forEach(text -> bad.add(NODES.textNode(text)));
            }
        }
        return bad;
    }

    private static void badArrays(JsonNode schema, List<JsonNode> bad) {
        bad.add(NODES.textNode("tr-1"));
        var mixed = NODES.arrayNode();
        mixed.add("tr-1").add(7);
        bad.add(mixed);
        bad.add(NODES.arrayNode().addNull());
        var many = new ObjectMapper().createArrayNode();
        for (int i = 0; i <= schema.get("maxItems").asInt(); i++) {
            many.add("tr-1");
        }
        bad.add(many);
        if (schema.path("minItems").asInt() > 0) {
            bad.add(NODES.arrayNode());
        }
    }
}
