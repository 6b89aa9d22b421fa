package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Recommender;

/** Songs like an artist, album or song. */
final class SimilarEndpoints {
    private static final int COUNT = 50;
    private static final int COUNT_MAX = 100;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;

    SimilarEndpoints(Bus bus, Library library, Lookup lookup) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getSimilarSongs", request -> similar(request, "similarSongs"));
        endpoints.put("getSimilarSongs2", request -> similar(request, "similarSongs2"));
    }

    private Future<Document.Part> similar(Request request, String name) {
        String id = request.query().required("id");
        int count = request.query().atMost("count", COUNT, COUNT_MAX);
        var wish = Query.id("item", id, value -> new Recommender.GetSimilar(value, Math.max(1, count)));
        return bus.ask(Recommender.SIMILAR, wish, request.caller())
                .recover(cause -> isMalformedId(cause) ? notFound(id) : Future.failedFuture(cause))
                .compose(radio -> lookup.tracks(
                        radio.tracks().subList(0, Math.min(count, radio.tracks().size())), request.caller()))
                .compose(songs -> library.noted(
                        request,
                        songs.stream().map(song -> song.id().value()).toList(),
                        shapes -> document -> document.object(name, list -> list.list("song", songs, shapes::song))));
    }

    private static boolean isMalformedId(Throwable cause) {
        return Failure.of(cause).kind() == Failure.Kind.INVALID;
    }

    private static <T> Future<T> notFound(String id) {
        return Future.failedFuture(Query.notFound("item", id));
    }
}
