package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.TrackId;

/** What a listener gives: stars and ratings. */
final class AnnotationEndpoints {
    private static final int STARS_MAX = 500;

    private final Bus bus;
    private final Lookup lookup;

    AnnotationEndpoints(Bus bus, Lookup lookup) {
        this.bus = bus;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("star", request -> star(request, true));
        endpoints.put("unstar", request -> star(request, false));
        endpoints.put("setRating", this::rate);
    }

    private Future<Document.Part> star(Request request, boolean starred) {
        Query query = request.query();
        List<String> songs = new ArrayList<>();
        List<String> albums = new ArrayList<>(query.all("albumId"));
        List<String> artists = new ArrayList<>(query.all("artistId"));
        // Clients that browse folders send albums and artists as plain ids.
        for (String id : query.all("id")) {
            (id.startsWith(AlbumId.PREFIX) ? albums : id.startsWith(ArtistId.PREFIX) ? artists : songs).add(id);
        }
        if (songs.isEmpty() && albums.isEmpty() && artists.isEmpty()) {
            throw Refusal.missing("id, albumId or artistId");
        }
        if (songs.size() + albums.size() + artists.size() > STARS_MAX) {
            throw Failure.invalid("id", "must be given at most " + STARS_MAX + " times");
        }
        return existing(request, songs, albums, artists)
                .compose(there -> star(request, Entity.TRACK, songs, starred))
                .compose(next -> star(request, Entity.ALBUM, albums, starred))
                .compose(next -> star(request, Entity.ARTIST, artists, starred))
                .map(done -> Document.EMPTY);
    }

    private Future<Object> star(Request request, Entity entity, List<String> ids, boolean starred) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : bus.ask(Activity.STAR, new Activity.Star(entity, ids, starred), request.caller())
                        .mapEmpty();
    }

    /** NOT_FOUND before anything is written, when one of them does not exist. */
    private Future<?> existing(Request request, List<String> songs, List<String> albums, List<String> artists) {
        var songIds =
                songs.stream().map(id -> Query.id("song", id, TrackId::new)).toList();
        var albumIds =
                albums.stream().map(id -> Query.id("album", id, AlbumId::new)).toList();
        var artistIds = artists.stream()
                .map(id -> Query.id("artist", id, ArtistId::new))
                .toList();
        return Future.all(
                lookup.allTracks(songIds, request.caller()),
                lookup.albums(albumIds, request.caller()).map(found -> complete(albumIds.size(), found, "album")),
                lookup.artists(artistIds, request.caller()).map(found -> complete(artistIds.size(), found, "artist")));
    }

    private static <T> List<T> complete(int asked, List<T> found, String what) {
        if (found.size() < asked) {
            throw Failure.notFound("one of the " + what + "s");
        }
        return found;
    }

    private Future<Document.Part> rate(Request request) {
        Query query = request.query();
        String id = query.required("id");
        query.required("rating");
        int rating = query.number("rating", 0, 0, 5);
        Entity entity = id.startsWith(AlbumId.PREFIX)
                ? Entity.ALBUM
                : id.startsWith(ArtistId.PREFIX) ? Entity.ARTIST : Entity.TRACK;
        List<String> none = List.of();
        return existing(
                        request,
                        entity == Entity.TRACK ? List.of(id) : none,
                        entity == Entity.ALBUM ? List.of(id) : none,
                        entity == Entity.ARTIST ? List.of(id) : none)
                .compose(there -> bus.ask(Activity.RATE, new Activity.Rate(entity, id, rating), request.caller()))
                .map(done -> Document.EMPTY);
    }
}
