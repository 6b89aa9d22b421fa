package polyphony.gateway.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * How records read from outside: as they are, but that a moment {@code xAtMs} is told as {@code xAt} in ISO 8601, that the
 * values of enums are in lower case, and that what is null is absent.
 */
final class ApiJson {
    private static final String MOMENT = "AtMs";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(
                    new SimpleModule().setSerializerModifier(new Moments()).addSerializer(Enum.class, new LowerCase()))
            .build();

    private ApiJson() {}

    static Buffer encode(Object value) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("no JSON for " + value.getClass(), unwritable);
        }
    }

    private static final class Moments extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
            properties.replaceAll(property -> property.getName().endsWith(MOMENT) ? moment(property) : property);
            return properties;
        }

        private static BeanPropertyWriter moment(BeanPropertyWriter property) {
            BeanPropertyWriter renamed = property.rename(new NameTransformer() {
                @Override
                public String transform(String name) {
                    return name.substring(0, name.length() - "Ms".length());
                }

                @Override
                public String reverse(String name) {
                    return name + "Ms";
                }
            });
            renamed.assignSerializer(new Iso());
            return renamed;
        }
    }

    private static final class Iso extends StdSerializer<Object> {
        private static final long serialVersionUID = 1L;

        Iso() {
            super(Object.class);
        }

        @Override
        public void serialize(Object ms, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Instant.ofEpochMilli((Long) ms).toString());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson asks for the raw class
    private static final class LowerCase extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        LowerCase() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
