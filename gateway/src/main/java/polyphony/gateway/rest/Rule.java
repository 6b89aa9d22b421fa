package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import polyphony.shared.bus.Failure;

/**
 * What a value of the document must be: the part of JSON Schema that the document uses, with refusals that name the field
 * and the limit. A keyword that is not known here stops the start rather than being ignored.
 */
final class Rule {
    private static final Set<String> KNOWN = Set.of(
            "type",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "required",
            "additionalProperties",
            "minProperties",
            "default",
            "description",
            "format",
            "x-form");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final List<String> types = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final Map<String, Rule> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final Pattern pattern;
    private final Rule items;
    private final JsonNode schema;

    Rule(ApiDocument document, JsonNode reference) {
        schema = document.resolve(reference);
        for (Iterator<String> names = schema.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                throw new IllegalStateException("openapi.yaml uses " + name + ", which Rule does not check");
            }
        }
        JsonNode type = schema.path("type");
        (type.isArray() ? type : JsonNodeFactory.instance.arrayNode().add(type))
                .forEach(one -> types.add(one.asText()));
        schema.path("enum").forEach(value -> values.add(value.asText()));
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties")
                .fields()
                .forEachRemaining(
                        property -> properties.put(property.getKey(), new Rule(document, property.getValue())));
        pattern = schema.has("pattern") ? Pattern.compile(schema.get("pattern").asText()) : null;
        items = schema.has("items") ? new Rule(document, schema.get("items")) : null;
    }

    /** What stands for an absent value, or null. */
    JsonNode whenAbsent() {
        return schema.get("default");
    }

    /** The value that the texts of a query or path mean. */
    JsonNode read(String field, List<String> texts) {
        if (types.contains("array")) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            texts.stream()
                    .flatMap(text -> List.of(text.split(",", -1)).stream())
                    .forEach(text -> {
                        within(field, array.size() + 1, "maxItems", "must have", " entries");
                        array.add(items.read(field, List.of(text)));
                    });
            return checked(field, array);
        }
        if (texts.size() > 1) {
            throw Failure.invalid(field, "must be given once");
        }
        return checked(field, scalar(field, texts.get(0)));
    }

    private JsonNode scalar(String field, String text) {
        return switch (types.get(0)) {
            case "integer" -> LongNode.valueOf(whole(field, text));
            case "boolean" -> BooleanNode.valueOf(yes(field, text));
            default -> TextNode.valueOf(text);
        };
    }

    private long whole(String field, String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw Failure.invalid(field, "must be " + wanted());
        }
        return Long.parseLong(text);
    }

    private static boolean yes(String field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw Failure.invalid(field, "must be true or false");
        }
        return text.equals("true");
    }

    /** The value itself, or a refusal. */
    JsonNode checked(String field, JsonNode value) {
        if (types.stream().noneMatch(type -> isOf(type, value))) {
            throw Failure.invalid(field, "must be " + wanted());
        }
        if (value.isTextual()) {
            checkText(field, value.textValue());
        } else if (value.isNumber()) {
            checkNumber(field, value.longValue());
        } else if (value.isArray()) {
            checkArray(field, value);
        } else if (value.isObject()) {
            checkObject(value);
        }
        return value;
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalStateException("openapi.yaml uses the type " + type);
        };
    }

    private void checkText(String field, String text) {
        if (!values.isEmpty() && !values.contains(text)) {
            throw Failure.invalid(field, "must be " + wanted());
        }
        within(field, text.codePointCount(0, text.length()), "minLength", "must have", " characters");
        within(field, text.codePointCount(0, text.length()), "maxLength", "must have", " characters");
        if (pattern != null && !pattern.matcher(text).find()) {
            throw Failure.invalid(field, "must be " + wanted());
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw Failure.invalid(field, "must have no control characters");
        }
    }

    private void checkNumber(String field, long number) {
        if (number < limit("minimum", Long.MIN_VALUE) || number > limit("maximum", Long.MAX_VALUE)) {
            throw Failure.invalid(field, "must be " + wanted());
        }
    }

    private void checkArray(String field, JsonNode array) {
        within(field, array.size(), "minItems", "must have", " entries");
        within(field, array.size(), "maxItems", "must have", " entries");
        array.forEach(entry -> items.checked(field, entry));
    }

    private void checkObject(JsonNode object) {
        for (String name : required) {
            if (object.path(name).isMissingNode() || object.path(name).isNull()) {
                throw Failure.invalid(name, "must be given");
            }
        }
        if (object.size() < limit("minProperties", 0)) {
            throw Failure.invalid("body", "must have at least one of " + String.join(", ", properties.keySet()));
        }
        object.fields().forEachRemaining(field -> {
            Rule rule = properties.get(field.getKey());
            if (rule == null) {
                // What is sent back names our own fields, not the stranger's text.
                throw Failure.invalid(
                        "body", "must have no other fields than " + String.join(", ", properties.keySet()));
            }
            if (!field.getValue().isNull() || required.contains(field.getKey())) {
                rule.checked(field.getKey(), field.getValue());
            }
        });
    }

    private void within(String field, int size, String keyword, String must, String unit) {
        boolean least = keyword.startsWith("min");
        long limit = limit(keyword, least ? 0 : Long.MAX_VALUE);
        if (least ? size < limit : size > limit) {
            throw Failure.invalid(field, must + (least ? " at least " : " at most ") + limit + unit);
        }
    }

    private long limit(String keyword, long absent) {
        return schema.has(keyword) ? schema.get(keyword).longValue() : absent;
    }

    /** What is wanted, in words. */
    private String wanted() {
        if (!values.isEmpty()) {
            return "one of " + String.join(", ", values);
        }
        if (types.equals(List.of("integer")) && schema.has("maximum")) {
            return "a whole number, " + limit("minimum", 0) + " to " + limit("maximum", 0);
        }
        if (pattern != null) {
            return schema.path("x-form").asText("of the form " + pattern.pattern());
        }
        return String.join(" or ", types).replace("integer", "whole number").replace("string", "text");
    }
}
