package polyphony.gateway.subsonic;

import java.time.Instant;
import java.util.Collection;
import java.util.function.BiConsumer;

/**
 * What an answer is written to: one description serves JSON and XML. Of every object the scalars come first, then its
 * objects and lists, because XML writes scalars as attributes. Null leaves a field out.
 */
interface Document {
    /** The fields of one object. */
    @FunctionalInterface
    interface Part {
        void writeTo(Document document);
    }

    /** Nothing but the envelope. */
    Part EMPTY = document -> {};

    Document field(String name, String value);

    Document field(String name, Long value);

    /** Left out as well when it is no finite number: neither format can say that to clients. */
    Document field(String name, Double value);

    Document field(String name, Boolean value);

    /** Its own text content in XML, {@code value} in JSON; after all other fields. */
    Document value(String text);

    Document object(String name, Part fields);

    /** A list is always there in JSON, also with one entry or none; XML repeats the element. */
    <T> Document list(String name, Collection<T> items, BiConsumer<Document, T> fields);

    /** A list of bare texts: strings in JSON, elements with text in XML. */
    Document texts(String name, Collection<String> items);

    /** A list of bare numbers, likewise. */
    Document numbers(String name, Collection<Integer> items);

    default Document field(String name, Integer value) {
        return field(name, value == null ? null : Long.valueOf(value));
    }

    /** A moment, told in milliseconds since the epoch, as ISO 8601 with its zone. */
    default Document moment(String name, Long epochMs) {
        return field(
                name, epochMs == null ? null : Instant.ofEpochMilli(epochMs).toString());
    }
}
