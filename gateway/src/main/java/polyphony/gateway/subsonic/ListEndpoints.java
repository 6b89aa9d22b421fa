package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Lists of albums and songs: by order, by genre, at random, starred, similar. */
final class ListEndpoints {
    static final int SIZE_MAX = 500;
    private static final int SIZE = 10;
    private static final int YEAR_MAX = 9_999;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;
    private final RandomGenerator random;

    ListEndpoints(Bus bus, Library library, Lookup lookup, RandomGenerator random) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
        this.random = random;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getAlbumList2", this::albumList);
        endpoints.put("getRandomSongs", this::randomSongs);
        endpoints.put("getSongsByGenre", this::songsByGenre);
        endpoints.put("getStarred2", this::starred);
    }

    private Future<Document.Part> albumList(Request request) {
        Query query = request.query();
        String type = query.required("type");
        int size = query.atMost("size", SIZE, SIZE_MAX);
        int offset = query.number("offset", 0, 0, Integer.MAX_VALUE - SIZE_MAX);
        return albums(type, offset, size, query, request.caller())
                .compose(albums -> library.noted(
                        request,
                        albums.stream().map(album -> album.id().value()).toList(),
                        shapes -> document ->
                                document.object("albumList2", list -> list.list("album", albums, shapes::album))));
    }

    private Future<List<Album>> albums(String type, int offset, int size, Query query, Caller caller) {
        return switch (type) {
            case "random" -> ordered(Catalog.AlbumOrder.RANDOM, false, offset, size, caller);
            case "newest" -> ordered(Catalog.AlbumOrder.ADDED, true, offset, size, caller);
            case "alphabeticalByName" -> ordered(Catalog.AlbumOrder.TITLE, false, offset, size, caller);
            case "alphabeticalByArtist" -> ordered(Catalog.AlbumOrder.ARTIST, false, offset, size, caller);
            case "frequent" -> ranked(Activity.Rank.FREQUENT, offset, size, caller);
            case "recent" -> ranked(Activity.Rank.RECENT, offset, size, caller);
            case "highest" -> ranked(Activity.Rank.HIGHEST, offset, size, caller);
            case "starred" -> ranked(Activity.Rank.STARRED, offset, size, caller);
            case "byYear" -> byYear(offset, size, query, caller);
            case "byGenre" ->
                asked(Catalog.AlbumOrder.TITLE, false, query.required("genre"), null, null, offset, size, caller);
            default ->
                throw Failure.invalid(
                        "type",
                        "must be random, newest, highest, frequent, recent, alphabeticalByName, alphabeticalByArtist,"
                                + " starred, byYear or byGenre");
        };
    }

    /** A range that runs backwards asks for the newest first. */
    private Future<List<Album>> byYear(int offset, int size, Query query, Caller caller) {
        query.required("fromYear");
        query.required("toYear");
        int from = query.number("fromYear", 0, 0, YEAR_MAX);
        int to = query.number("toYear", 0, 0, YEAR_MAX);
        return asked(
                Catalog.AlbumOrder.YEAR, from > to, null, Math.min(from, to), Math.max(from, to), offset, size, caller);
    }

    private Future<List<Album>> ordered(
            Catalog.AlbumOrder order, boolean descending, int offset, int size, Caller caller) {
        return asked(order, descending, null, null, null, offset, size, caller);
    }

    private Future<List<Album>> asked(
            Catalog.AlbumOrder order,
            boolean descending,
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
                                Catalog.ALBUMS,
                                new Catalog.ListAlbums(
                                        order, descending, genre, null, fromYear, toYear, null, seed, page),
                                caller)
                        .map(Catalog.Albums::albums));
    }

    private Future<List<Album>> ranked(Activity.Rank rank, int offset, int size, Caller caller) {
        return ids(Entity.ALBUM, rank, offset, size, caller)
                .compose(ids -> lookup.albums(ids.stream().map(AlbumId::new).toList(), caller));
    }

    private Future<List<String>> ids(Entity entity, Activity.Rank rank, int offset, int size, Caller caller) {
        if (size == 0) {
            return Future.succeededFuture(List.of());
        }
        return bus.ask(Activity.RANKED, new Activity.ListRanked(entity, rank, offset, size), caller)
                .map(ranked -> ranked.annotations().stream()
                        .map(Activity.Annotation::id)
                        .toList());
    }

    private Future<Document.Part> randomSongs(Request request) {
        Query query = request.query();
        int size = query.atMost("size", SIZE, SIZE_MAX);
        Integer from = query.has("fromYear") ? Integer.valueOf(query.number("fromYear", 0, 0, YEAR_MAX)) : null;
        Integer to = query.has("toYear") ? Integer.valueOf(query.number("toYear", 0, 0, YEAR_MAX)) : null;
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

    private Future<Document.Part> starred(Request request) {
        Caller caller = request.caller();
        var artists = ids(Entity.ARTIST, Activity.Rank.STARRED, 0, SIZE_MAX, caller)
                .compose(ids -> lookup.artists(ids.stream().map(ArtistId::new).toList(), caller));
        var albums = ranked(Activity.Rank.STARRED, 0, SIZE_MAX, caller);
        var songs = ids(Entity.TRACK, Activity.Rank.STARRED, 0, SIZE_MAX, caller)
                .compose(ids -> lookup.tracks(ids.stream().map(TrackId::new).toList(), caller));
        return Future.all(artists, albums, songs).compose(all -> {
            List<String> ids = new ArrayList<>();
            artists.result().forEach(artist -> ids.add(artist.id().value()));
            albums.result().forEach(album -> ids.add(album.id().value()));
            songs.result().forEach(song -> ids.add(song.id().value()));
            return library.noted(
                    request,
                    ids,
                    shapes -> document -> document.object(
                            "starred2",
                            list -> list.list("artist", artists.result(), shapes::artist)
                                    .list("album", albums.result(), shapes::album)
                                    .list("song", songs.result(), shapes::song)));
        });
    }
}
