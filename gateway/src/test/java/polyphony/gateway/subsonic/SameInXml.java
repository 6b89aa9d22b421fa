package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Compares an XML answer with a JSON answer by the protocol's mapping: nothing more and nothing less in either. */
final class SameInXml {
    private static final String NAMESPACE = "http://subsonic.org/restapi";

    private SameInXml() {}

    static Element parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException | java.io.IOException e) {
            throw new AssertionError("no XML: " + xml, e);
        }
    }

    /** @param json the whole answer */
    static void check(String xml, JsonObject json) {
        Element root = parsed(xml);
        assertEquals("subsonic-response", root.getTagName());
        assertEquals(NAMESPACE, root.getNamespaceURI());
        compare("", json.getJsonObject("subsonic-response"), root);
    }

    private static void compare(String where, JsonObject json, Element xml) {
        Set<String> attributes = new TreeSet<>();
        Set<String> elements = new TreeSet<>();
        boolean hasText = false;
        for (Map.Entry<String, Object> field : json) {
            String name = field.getKey();
            String here = where + "/" + name;
            if (field.getValue() instanceof JsonObject object) {
                elements.add(name);
                List<Element> found = children(xml, name);
                assertEquals(1, found.size(), here);
                compare(here, object, found.get(0));
            } else if (field.getValue() instanceof JsonArray array) {
                elements.add(name);
                compare(here, array, children(xml, name));
            } else if (name.equals("value")) {
                hasText = true;
                assertEquals(readable(field.getValue()), xml.getTextContent(), here);
            } else {
                attributes.add(name);
                assertEquals(readable(field.getValue()), xml.hasAttribute(name) ? xml.getAttribute(name) : null, here);
            }
        }
        assertEquals(attributes, attributesOf(xml), where);
        assertEquals(elements, withChildrenOf(xml, elements), where);
        if (!hasText && elements.isEmpty()) {
            assertEquals("", xml.getTextContent(), where);
        }
    }

    private static void compare(String where, JsonArray array, List<Element> found) {
        assertEquals(array.size(), found.size(), where);
        for (int i = 0; i < array.size(); i++) {
            if (array.getValue(i) instanceof JsonObject object) {
                compare(where + "/" + i, object, found.get(i));
            } else {
                assertEquals(readable(array.getValue(i)), found.get(i).getTextContent(), where);
            }
        }
    }

    /** As it can stand in XML, which knows no control characters. */
    private static String readable(Object value) {
        return value.toString().replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && (name == null || element.getTagName().equals(name))) {
                found.add(element);
            }
        }
        return found;
    }

    private static Set<String> attributesOf(Element xml) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < xml.getAttributes().getLength(); i++) {
            names.add(xml.getAttributes().item(i).getNodeName());
        }
        names.remove("xmlns");
        return names;
    }

    /** The expected names, and those of all children that are there. */
    private static Set<String> withChildrenOf(Element xml, Set<String> expected) {
        Set<String> names = new TreeSet<>(expected);
        children(xml, null).forEach(child -> names.add(child.getTagName()));
        return names;
    }
}
