package polyphony.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Tags hold whatever a program wrote into them. PostgreSQL takes any text but some characters, JSON any but halves. */
final class CleanTexts extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    CleanTexts() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString();
        return text == null ? null : clean(text);
    }

    /** Control characters become spaces (line breaks and tabs stay), halves of surrogate pairs a question mark. */
    static String clean(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (isUnfit(c)) {
                out = out == null ? new StringBuilder(text) : out;
                out.setCharAt(i, Character.isSurrogate(c) ? '?' : ' ');
            }
        }
        return out == null ? text : out.toString();
    }

    static boolean isClean(String text) {
        return text.equals(clean(text));
    }

    private static boolean isUnfit(char c) {
        return Character.isSurrogate(c) || (c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }
}
