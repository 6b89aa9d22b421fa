package polyphony.tidy;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import polyphony.shared.bus.Announcement;
import polyphony.shared.bus.Ask;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Playlists;

/** The AsyncAPI 3.0 document that the contract files amount to: every address, announcement, topic and record. */
final class AsyncApi {
    private static final Map<String, Class<?>> TOPICS = new TreeMap<>(Map.of(
            Accounts.TOPIC, Accounts.Changed.class,
            Activity.TOPIC, Activity.Happened.class,
            Catalog.TOPIC, Catalog.EntityChanged.class,
            Playlists.TOPIC, Playlists.Changed.class));

    private final Map<String, Object> channels = new TreeMap<>();
    private final Map<String, Object> operations = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    /** @param contracts the interfaces of {@code shared/contract} */
    static Map<String, Object> of(List<Class<?>> contracts) throws ReflectiveOperationException {
        var made = new AsyncApi();
        for (Class<?> contract : contracts) {
            for (Field field : contract.getDeclaredFields()) {
                if (field.getType() == Ask.class) {
                    made.add((Ask<?, ?>) field.get(null));
                } else if (field.getType() == Announcement.class) {
                    made.add((Announcement<?>) field.get(null));
                }
            }
        }
        TOPICS.forEach(made::addTopic);
        return made.document();
    }

    private Map<String, Object> document() {
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Polyphony");
        info.put("version", "0.1.0");
        info.put(
                "description",
                "What crosses the event bus and Kafka, for programs in any language. They come in by the TCP door, see"
                        + " verticles/bridge/README.md. Made from the contract files: AsyncApiTest tells how.");
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info);
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("schemas", schemas));
        return document;
    }

    private void add(Ask<?, ?> ask) {
        boolean ofNode = ask.service().equals("node");
        channels.put(
                ask.address(),
                channel(
                        ask.address() + (ofNode ? "@{nodeId}" : ""),
                        ask.repeatable() ? "May be asked twice." : "Must not be asked twice by itself.",
                        Map.of("question", message(ask.question()), "answer", message(ask.answer()))));
        var reply =
                Map.of("channel", channelOf(ask.address()), "messages", List.of(messageOf(ask.address(), "answer")));
        operations.put(
                "answer " + ask.address(),
                operation("receive", ask.address(), List.of(messageOf(ask.address(), "question")), reply));
    }

    private void add(Announcement<?> announcement) {
        channels.put(
                announcement.address(),
                channel(
                        announcement.address(),
                        "A hint, at most once.",
                        Map.of("event", message(announcement.event()))));
        operations.put(
                "announce " + announcement.address(),
                operation("send", announcement.address(), List.of(messageOf(announcement.address(), "event")), null));
    }

    private void addTopic(String topic, Class<?> value) {
        String name = "kafka." + topic;
        channels.put(name, channel(topic, "A Kafka topic, at least once.", Map.of("event", message(value))));
        operations.put("write " + name, operation("send", name, List.of(messageOf(name, "event")), null));
    }

    private static Map<String, Object> channel(String address, String description, Map<String, Object> messages) {
        var channel = new LinkedHashMap<String, Object>();
        channel.put("address", address);
        channel.put("description", description);
        channel.put("messages", new TreeMap<>(messages));
        if (address.contains("{nodeId}")) {
            channel.put("parameters", Map.of("nodeId", Map.of("description", "Of the node that is asked")));
        }
        return channel;
    }

    private static Map<String, Object> operation(
            String action, String channel, List<Object> messages, Map<String, Object> reply) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("action", action);
        operation.put("channel", channelOf(channel));
        operation.put("messages", messages);
        if (reply != null) {
            operation.put("reply", new TreeMap<>(reply));
        }
        return operation;
    }

    private static Map<String, Object> channelOf(String name) {
        return Map.of("$ref", "#/channels/" + name);
    }

    private static Map<String, Object> messageOf(String channel, String message) {
        return Map.of("$ref", "#/channels/" + channel + "/messages/" + message);
    }

    private Map<String, Object> message(Class<?> type) {
        return Map.of("payload", schema(type));
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? schema("object", "additionalProperties", schema(of[1]))
                    : schema("array", "items", schema(of[0]));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return schema("string");
        } else if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return schema("integer");
        } else if (plain == double.class || plain == Double.class || plain == float.class || plain == Float.class) {
            return schema("number");
        } else if (plain == boolean.class || plain == Boolean.class) {
            return schema("boolean");
        } else if (plain.isEnum()) {
            var names = Arrays.stream(plain.getEnumConstants())
                    .map(Object::toString)
                    .toList();
            return schema("string", "enum", names);
        } else if (plain == JsonNode.class) {
            return Map.of();
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalArgumentException("no schema for " + plain);
    }

    private Map<String, Object> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class)) {
            return schema(components[0].getGenericType());
        }
        String name = type.getName()
                .replaceAll("^polyphony\\.shared\\.(contract|bus)\\.", "")
                .replace('$', '.');
        if (!schemas.containsKey(name)) {
            // Named before its members are looked at: a record may hold others of its own kind.
            schemas.put(name, Map.of());
            schemas.put(name, members(components));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> members(RecordComponent... components) {
        var properties = new LinkedHashMap<String, Object>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : components) {
            properties.put(component.getName(), schema(component.getGenericType()));
            if (component.getType().isPrimitive()) {
                required.add(component.getName());
            }
        }
        Map<String, Object> object = schema("object", "properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> schema(String type) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        return schema;
    }

    private static Map<String, Object> schema(String type, String key, Object value) {
        Map<String, Object> schema = schema(type);
        schema.put(key, value);
        return schema;
    }
}
