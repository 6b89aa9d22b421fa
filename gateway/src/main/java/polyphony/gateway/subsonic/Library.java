package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Page;

/** What endpoints put together from several asks: long lists in parts, and answers with what the listener gave. */
final class Library {
    private final Notes notes;

    Library(Notes notes) {
        this.notes = notes;
    }

    /** A stretch of an ordered list, in as many asks at once as its length needs. */
    <T> Future<List<T>> stretch(int offset, int size, Function<Page, Future<List<T>>> ask) {
        return inParts(offset, size, Page.LIMIT_MAX, (from, limit) -> ask.apply(Page.at(from, limit)));
    }

    /** The same for lists whose asks allow other lengths. */
    <T> Future<List<T>> inParts(int offset, int size, int partMax, BiFunction<Integer, Integer, Future<List<T>>> ask) {
        if (size <= partMax) {
            return size == 0 ? Future.succeededFuture(List.of()) : ask.apply(offset, size);
        }
        List<Future<List<T>>> parts = new ArrayList<>();
        for (int from = 0; from < size; from += partMax) {
            parts.add(ask.apply(offset + from, Math.min(partMax, size - from)));
        }
        return Future.all(parts)
                .map(all ->
                        parts.stream().flatMap(part -> part.result().stream()).toList());
    }

    /** Writes an answer once it is known what the caller gave to these ids. */
    Future<Document.Part> noted(Request request, Collection<String> ids, Function<Shapes, Document.Part> answer) {
        return given(ids, request.caller())
                .map(given -> answer.apply(new Shapes(given, request.client().flat())));
    }

    private Future<Given> given(Collection<String> ids, Caller caller) {
        return ids.isEmpty()
                ? Future.succeededFuture(Given.NOTHING)
                : notes.of(List.copyOf(ids), caller).map(Given::new);
    }
}
