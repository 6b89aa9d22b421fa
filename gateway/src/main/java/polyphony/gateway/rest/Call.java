package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Page;

/**
 * One request to the REST door whose parameters and body are what the document says.
 *
 * @param values parameters and fields of the body, by name; the document keeps their names apart
 * @param caller who asks; null where nobody needs to be known
 */
record Call(RoutingContext request, Map<String, JsonNode> values, Caller caller) {
    /** The text, or null when it was not given. */
    String text(String name) {
        JsonNode value = values.get(name);
        return value == null ? null : value.asText();
    }

    /** The number; only for what is required or has a default. */
    int number(String name) {
        return values.get(name).intValue();
    }

    /** The number, or null when it was not given. */
    Integer numberOrNull(String name) {
        JsonNode value = values.get(name);
        return value == null ? null : value.intValue();
    }

    /** The number, or null when it was not given. */
    Long longOrNull(String name) {
        JsonNode value = values.get(name);
        return value == null ? null : value.longValue();
    }

    /** The yes or no, or null when it was not given. */
    Boolean flagOrNull(String name) {
        JsonNode value = values.get(name);
        return value == null ? null : value.booleanValue();
    }

    /** The yes or no; no when it was not given. */
    boolean flag(String name) {
        return Boolean.TRUE.equals(flagOrNull(name));
    }

    /** The texts; empty when none were given. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = values.get(name);
        if (value != null) {
            value.forEach(entry -> texts.add(entry.asText()));
        }
        return texts;
    }

    /** The numbers; empty when none were given. */
    List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        JsonNode value = values.get(name);
        if (value != null) {
            value.forEach(entry -> numbers.add(entry.intValue()));
        }
        return numbers;
    }

    /** The page that {@code after} and {@code limit} ask for. */
    Page page() {
        return new Page(text("after"), 0, number("limit"));
    }
}
