package polyphony.gateway.subsonic;

import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.function.BiConsumer;

/** Writes an answer as XML: scalars are attributes, objects and lists are child elements. */
final class XmlDocument implements Document {
    private static final int SIZE_EXPECTED = 8_192;

    private final StringBuilder xml = new StringBuilder(SIZE_EXPECTED);
    /** Whether the start tag of the element at hand can still take attributes. */
    private boolean open;

    /** The whole answer: one element in the protocol's namespace. */
    Buffer whole(String name, Part fields) {
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        element(name, document -> {
            document.field("xmlns", "http://subsonic.org/restapi");
            fields.writeTo(document);
        });
        return Buffer.buffer(xml.toString());
    }

    @Override
    public Document field(String name, String value) {
        if (value == null) {
            return this;
        }
        if (!open) {
            throw new IllegalStateException("the attribute " + name + " comes after a child element");
        }
        xml.append(' ').append(name).append("=\"");
        escape(value, true);
        xml.append('"');
        return this;
    }

    @Override
    public Document field(String name, Long value) {
        return value == null ? this : field(name, value.toString());
    }

    @Override
    public Document field(String name, Double value) {
        return value == null || !Double.isFinite(value) ? this : field(name, value.toString());
    }

    @Override
    public Document field(String name, Boolean value) {
        return value == null ? this : field(name, value.toString());
    }

    @Override
    public Document value(String text) {
        if (text != null) {
            endStartTag();
            escape(text, false);
        }
        return this;
    }

    @Override
    public Document object(String name, Part fields) {
        endStartTag();
        return element(name, fields);
    }

    @Override
    public <T> Document list(String name, Collection<T> items, BiConsumer<Document, T> fields) {
        for (T item : items) {
            object(name, document -> fields.accept(document, item));
        }
        return this;
    }

    @Override
    public Document texts(String name, Collection<String> items) {
        return list(name, items, Document::value);
    }

    @Override
    public Document numbers(String name, Collection<Integer> items) {
        return list(name, items, (document, number) -> document.value(number.toString()));
    }

    private Document element(String name, Part fields) {
        xml.append('<').append(name);
        open = true;
        fields.writeTo(this);
        if (open) {
            xml.append("/>");
        } else {
            xml.append("</").append(name).append('>');
        }
        open = false;
        return this;
    }

    private void endStartTag() {
        if (open) {
            xml.append('>');
            open = false;
        }
    }

    private void escape(String text, boolean attribute) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String instead = instead(text.charAt(i), attribute);
            if (instead != null) {
                xml.append(text, written, i).append(instead);
                written = i + 1;
            }
        }
        xml.append(text, written, text.length());
    }

    /** What stands for a character that cannot stand for itself; null for the others. */
    private static String instead(char c, boolean attribute) {
        if (c > '>' && c < '\uFFFE') {
            return null;
        }
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            // In an attribute a bare line break would be read as a space.
            case '\n', '\t' -> attribute ? "&#" + (int) c + ';' : null;
            case '\r' -> "&#13;";
            // Other control characters cannot stand in XML 1.0 at all.
            default -> c < ' ' || c >= '\uFFFE' ? "" : null;
        };
    }
}
