package polyphony.gateway.subsonic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Writes an answer as JSON. */
final class JsonDocument implements Document {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int SIZE_EXPECTED = 8_192;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(SIZE_EXPECTED);
    private final JsonGenerator json;

    JsonDocument() {
        try {
            json = JSON.createGenerator(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The whole answer: an object of one field. */
    Buffer whole(String name, Part fields) {
        run(json::writeStartObject);
        object(name, fields);
        run(json::writeEndObject);
        run(json::close);
        return Buffer.buffer(bytes.toByteArray());
    }

    /** The same as a call of a function, for pages of other sites (JSONP). */
    Buffer called(String function, String name, Part fields) {
        bytes.writeBytes((function + "(").getBytes(StandardCharsets.UTF_8));
        return whole(name, fields).appendString(");");
    }

    @Override
    public Document field(String name, String value) {
        return value == null ? this : run(() -> json.writeStringField(name, value));
    }

    @Override
    public Document field(String name, Long value) {
        return value == null ? this : run(() -> json.writeNumberField(name, value));
    }

    @Override
    public Document field(String name, Double value) {
        return value == null || !Double.isFinite(value) ? this : run(() -> json.writeNumberField(name, value));
    }

    @Override
    public Document field(String name, Boolean value) {
        return value == null ? this : run(() -> json.writeBooleanField(name, value));
    }

    @Override
    public Document value(String text) {
        return field("value", text);
    }

    @Override
    public Document object(String name, Part fields) {
        run(() -> json.writeObjectFieldStart(name));
        fields.writeTo(this);
        return run(json::writeEndObject);
    }

    @Override
    public <T> Document list(String name, Collection<T> items, BiConsumer<Document, T> fields) {
        run(() -> json.writeArrayFieldStart(name));
        for (T item : items) {
            run(json::writeStartObject);
            fields.accept(this, item);
            run(json::writeEndObject);
        }
        return run(json::writeEndArray);
    }

    @Override
    public Document texts(String name, Collection<String> items) {
        run(() -> json.writeArrayFieldStart(name));
        for (String item : items) {
            run(() -> json.writeString(item));
        }
        return run(json::writeEndArray);
    }

    @Override
    public Document numbers(String name, Collection<Integer> items) {
        run(() -> json.writeArrayFieldStart(name));
        for (int item : items) {
            run(() -> json.writeNumber(item));
        }
        return run(json::writeEndArray);
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private Document run(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
