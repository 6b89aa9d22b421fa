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
    /** So that one long list does not take all the asks that may be under way. */
    private static final int PARTS_AT_ONCE = 16;

    /** A part of a list, and how long the whole of it is. */
    record Slice<T>(List<T> items, int total) {}

    private final Notes notes;

    Library(Notes notes) {
        this.notes = notes;
    }

    /** A stretch of an ordered list, in as many asks as its length needs. */
    <T> Future<List<T>> stretch(int offset, int size, Function<Page, Future<List<T>>> ask) {
        return inParts(offset, size, Page.LIMIT_MAX, (from, limit) -> ask.apply(Page.at(from, limit)));
    }

    /** The same for lists whose asks allow other lengths. */
    <T> Future<List<T>> inParts(int offset, int size, int partMax, BiFunction<Integer, Integer, Future<List<T>>> ask) {
        if (size <= partMax) {
            return size == 0 ? Future.succeededFuture(List.of()) : ask.apply(offset, size);
        }
        return more(offset, size, partMax, ask, new ArrayList<>());
    }

    private static <T> Future<List<T>> more(
            int offset, int left, int partMax, BiFunction<Integer, Integer, Future<List<T>>> ask, List<T> known) {
        List<Future<List<T>>> parts = new ArrayList<>();
        int asked = 0;
        while (asked < left && parts.size() < PARTS_AT_ONCE) {
            int limit = Math.min(partMax, left - asked);
            parts.add(ask.apply(offset + asked, limit));
            asked += limit;
        }
        int done = asked;
        return Future.all(parts).compose(all -> {
            parts.forEach(part -> known.addAll(part.result()));
            return done == left ? Future.succeededFuture(known) : more(offset + done, left - done, partMax, ask, known);
        });
    }

    /** A list to its end, which its first part tells, or as far as {@code max}. */
    <T> Future<List<T>> whole(int partMax, int max, BiFunction<Integer, Integer, Future<Slice<T>>> ask) {
        return ask.apply(0, partMax).compose(first -> {
            List<T> all = first.items();
            int left = Math.min(max, first.total()) - all.size();
            if (all.size() < partMax || left <= 0) {
                return Future.succeededFuture(all);
            }
            return more(
                    all.size(),
                    left,
                    partMax,
                    (from, limit) -> ask.apply(from, limit).map(Slice::items),
                    new ArrayList<>(all));
        });
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
