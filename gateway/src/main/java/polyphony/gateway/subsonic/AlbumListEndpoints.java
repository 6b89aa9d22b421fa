package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Catalog;

/** Albums in one of the protocol's orders: the rows of an app's first page, and all of them, page by page. */
final class AlbumListEndpoints {
    private static final int SIZE = 10;
    private static final int SIZE_MAX = 500;

    private final Bus bus;
    private final Library library;
    private final Ranked ranked;
    private final RandomGenerator random;

    AlbumListEndpoints(Bus bus, Library library, Ranked ranked, RandomGenerator random) {
        this.bus = bus;
        this.library = library;
        this.ranked = ranked;
        this.random = random;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getAlbumList", request -> albumList(request, "albumList", Style.FOLDERS));
        endpoints.put("getAlbumList2", request -> albumList(request, "albumList2", Style.TAGS));
    }

    private Future<Document.Part> albumList(Request request, String name, Style style) {
        return albums(request)
                .compose(albums -> library.noted(
                        request,
                        albums.stream().map(album -> album.id().value()).toList(),
                        shapes -> document ->
                                document.object(name, list -> list.list("album", albums, style.album(shapes)))));
    }

    private Future<List<Album>> albums(Request request) {
        return switch (request.query().required("type")) {
            case "random" -> ordered(Catalog.AlbumOrder.RANDOM, false, request);
            case "newest" -> ordered(Catalog.AlbumOrder.ADDED, true, request);
            case "alphabeticalByName" -> ordered(Catalog.AlbumOrder.TITLE, false, request);
            case "alphabeticalByArtist" -> ordered(Catalog.AlbumOrder.ARTIST, false, request);
            case "frequent" -> ranked(Activity.Rank.FREQUENT, request);
            case "recent" -> ranked(Activity.Rank.RECENT, request);
            case "highest" -> ranked(Activity.Rank.HIGHEST, request);
            case "starred" -> ranked(Activity.Rank.STARRED, request);
            case "byYear" -> byYear(request);
            case "byGenre" ->
                asked(Catalog.AlbumOrder.TITLE, false, request.query().required("genre"), null, null, request);
            default ->
                throw Failure.invalid(
                        "type",
                        "must be random, newest, highest, frequent, recent, alphabeticalByName, alphabeticalByArtist,"
                                + " starred, byYear or byGenre");
        };
    }

    /** A range that runs backwards asks for the newest first. */
    private Future<List<Album>> byYear(Request request) {
        int from = request.query().requiredYear("fromYear");
        int to = request.query().requiredYear("toYear");
        return asked(Catalog.AlbumOrder.YEAR, from > to, null, Math.min(from, to), Math.max(from, to), request);
    }

    private Future<List<Album>> ordered(Catalog.AlbumOrder order, boolean descending, Request request) {
        return asked(order, descending, null, null, null, request);
    }

    private Future<List<Album>> asked(
            Catalog.AlbumOrder order,
            boolean descending,
            String genre,
            Integer fromYear,
            Integer toYear,
            Request request) {
        long seed = random.nextLong();
        return library.stretch(offset(request), size(request), page -> {
            var wish = new Catalog.ListAlbums(order, descending, genre, null, fromYear, toYear, null, seed, page);
            return bus.ask(Catalog.ALBUMS, wish, request.caller()).map(albums -> {
                tellTotal(request, albums.total());
                return albums.albums();
            });
        });
    }

    private Future<List<Album>> ranked(Activity.Rank rank, Request request) {
        return ranked.albums(rank, offset(request), size(request), request.caller())
                .map(albums -> {
                    tellTotal(request, albums.total());
                    return albums.items();
                });
    }

    /** Saves clients that look for it from counting page by page. */
    private static void tellTotal(Request request, int total) {
        request.http().response().putHeader("x-total-count", Integer.toString(total));
    }

    private static int offset(Request request) {
        return request.query().number("offset", 0, 0, Integer.MAX_VALUE - SIZE_MAX);
    }

    /** Some clients call it {@code limit}. */
    private static int size(Request request) {
        return request.query().atMost("size", request.query().atMost("limit", SIZE, SIZE_MAX), SIZE_MAX);
    }
}
