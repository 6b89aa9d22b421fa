package polyphony.shared.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** How records become JSON and come back: unknown fields are ignored, null is left out. Safe for use by any thread. */
public final class Wire {
    /**
     * Largest body that crosses the bus, in bytes. A page of 100 tracks with every field filled is about 120 KB; frames are
     * buffered whole on both sides, so this also bounds what a slow node holds for each ask.
     */
    public static final int BODY_BYTES_MAX = 256 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Wire() {}

    /** The JSON of a record. */
    public static Buffer encode(Object value) {
        return Buffer.buffer(encodeBytes(value));
    }

    /** The JSON of a record as bytes. */
    public static byte[] encodeBytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("no JSON for " + value.getClass(), unwritable);
        }
    }

    /**
     * The record that the JSON holds.
     *
     * @throws Failure INVALID when it is no JSON of this type or the record refuses it
     */
    public static <T> T decode(byte[] json, Class<T> type) {
        try {
            T value = JSON.readValue(json, type);
            if (value == null) {
                throw Failure.invalid("body", "must be a " + type.getSimpleName());
            }
            return value;
        } catch (IOException unreadable) {
            throw refusal(unreadable, type);
        }
    }

    /** As {@link #decode(byte[], Class)}. */
    public static <T> T decode(Buffer json, Class<T> type) {
        return decode(json.getBytes(), type);
    }

    private static Failure refusal(Throwable unreadable, Class<?> type) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return Failure.invalid("body", "must be JSON of a " + type.getSimpleName());
    }
}
