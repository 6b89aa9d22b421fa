package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Track;

/** Lists of songs, by genre or at random, and all that is starred. */
final class ListEndpoints {
    private static final int SIZE = 10;
    private static final int SIZE_MAX = 500;

    private final Bus bus;
    private final Library library;
    private final Ranked ranked;
    private final RandomGenerator random;

    ListEndpoints(Bus bus, Library library, Ranked ranked, RandomGenerator random) {
        this.bus = bus;
        this.library = library;
        this.ranked = ranked;
        this.random = random;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getRandomSongs", this::randomSongs);
        endpoints.put("getSongsByGenre", this::songsByGenre);
        endpoints.put("getStarred", request -> starred(request, "starred", Style.FOLDERS));
        endpoints.put("getStarred2", request -> starred(request, "starred2", Style.TAGS));
    }

    private Future<Document.Part> randomSongs(Request request) {
        Query query = request.query();
        int size = query.atMost("size", SIZE, SIZE_MAX);
        Integer from = query.year("fromYear");
        Integer to = query.year("toYear");
        return songs(Catalog.TrackOrder.RANDOM, query.text("genre"), from, to, 0, size, request.caller())
                .compose(songs -> answer(request, "randomSongs", songs));
    }

    private Future<Document.Part> songsByGenre(Request request) {
        Query query = request.query();
        String genre = query.required("genre");
        int count = query.atMost("count", SIZE, SIZE_MAX);
        int offset = query.number("offset", 0, 0, Integer.MAX_VALUE - SIZE_MAX);
        return songs(Catalog.TrackOrder.ALBUM, genre, null, null, offset, count, request.caller())
                .compose(songs -> answer(request, "songsByGenre", songs));
    }

    private Future<List<Track>> songs(
            Catalog.TrackOrder order,
            String genre,
            Integer fromYear,
            Integer toYear,
            int offset,
            int size,
            Caller caller) {
        long seed = random.nextLong();
        return library.stretch(
                offset,
                size,
                page -> bus.ask(
                                Catalog.TRACKS,
                                new Catalog.ListTracks(order, false, genre, null, null, fromYear, toYear, seed, page),
                                caller)
                        .map(Catalog.Tracks::tracks));
    }

    private Future<Document.Part> answer(Request request, String name, List<Track> songs) {
        return library.noted(
                request,
                songs.stream().map(song -> song.id().value()).toList(),
                shapes -> document -> document.object(name, list -> list.list("song", songs, shapes::song)));
    }

    private Future<Document.Part> starred(Request request, String name, Style style) {
        Future<List<Artist>> artists = ranked.starredArtists(request.caller());
        Future<List<Album>> albums = ranked.starredAlbums(request.caller());
        Future<List<Track>> songs = ranked.starredSongs(request.caller());
        return Future.all(artists, albums, songs).compose(all -> {
            List<String> ids = new ArrayList<>();
            artists.result().forEach(artist -> ids.add(artist.id().value()));
            albums.result().forEach(album -> ids.add(album.id().value()));
            songs.result().forEach(song -> ids.add(song.id().value()));
            return library.noted(
                    request,
                    ids,
                    shapes -> document -> document.object(
                            name,
                            list -> list.list("artist", artists.result(), style.artist(shapes))
                                    .list("album", albums.result(), style.album(shapes))
                                    .list("song", songs.result(), shapes::song)));
        });
    }
}
