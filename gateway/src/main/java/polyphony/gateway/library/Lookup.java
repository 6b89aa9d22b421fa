package polyphony.gateway.library;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Limits;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Records of catalog by their ids, in the order asked; ids that do not exist are left out. At most 500 at a time. */
public final class Lookup {
    public static final int IDS_MAX = 500;

    private final Bus bus;

    public Lookup(Bus bus) {
        this.bus = bus;
    }

    /** Tracks of the ids; one that is asked twice comes twice. */
    public Future<List<Track>> tracks(List<TrackId> ids, Caller caller) {
        return inParts(
                        ids,
                        part -> bus.ask(Catalog.TRACKS_BY_ID, new Catalog.TrackIds(part), caller)
                                .map(Catalog.Tracks::tracks))
                .map(found -> inOrder(ids, found, Track::id));
    }

    public Future<List<Album>> albums(List<AlbumId> ids, Caller caller) {
        return inParts(
                        ids,
                        part -> bus.ask(Catalog.ALBUMS_BY_ID, new Catalog.AlbumIds(part), caller)
                                .map(Catalog.Albums::albums))
                .map(found -> inOrder(ids, found, Album::id));
    }

    public Future<List<Artist>> artists(List<ArtistId> ids, Caller caller) {
        return inParts(
                        ids,
                        part -> bus.ask(Catalog.ARTISTS_BY_ID, new Catalog.ArtistIds(part), caller)
                                .map(Catalog.Artists::artists))
                .map(found -> inOrder(ids, found, Artist::id));
    }

    /** The track. NOT_FOUND. */
    public Future<Track> track(TrackId id, Caller caller) {
        return tracks(List.of(id), caller).map(found -> only(found, "track " + id));
    }

    /** All of the tracks. NOT_FOUND naming the first one that does not exist. */
    public Future<List<Track>> allTracks(List<TrackId> ids, Caller caller) {
        return tracks(ids, caller).map(found -> {
            if (found.size() < ids.size()) {
                List<TrackId> there = found.stream().map(Track::id).toList();
                TrackId gone = ids.stream()
                        .filter(id -> !there.contains(id))
                        .findFirst()
                        .orElseThrow();
                throw Failure.notFound("track " + gone);
            }
            return found;
        });
    }

    /** The one that was found. NOT_FOUND saying what was looked for when there is none. */
    public static <T> T only(List<T> found, String what) {
        if (found.isEmpty()) {
            throw Failure.notFound(what);
        }
        return found.get(0);
    }

    private static <I, T> Future<List<T>> inParts(List<I> ids, Function<List<I>, Future<List<T>>> ask) {
        Limits.size("ids", ids, 0, IDS_MAX);
        List<I> distinct = ids.stream().distinct().toList();
        List<Future<List<T>>> answers = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += Page.LIMIT_MAX) {
            answers.add(ask.apply(distinct.subList(from, Math.min(from + Page.LIMIT_MAX, distinct.size()))));
        }
        return Future.all(answers)
                .map(all -> answers.stream()
                        .flatMap(answer -> answer.result().stream())
                        .toList());
    }

    private static <I, T> List<T> inOrder(List<I> ids, List<T> found, Function<T, I> idOf) {
        Map<I, T> byId = new LinkedHashMap<>();
        found.forEach(one -> byId.put(idOf.apply(one), one));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }
}
