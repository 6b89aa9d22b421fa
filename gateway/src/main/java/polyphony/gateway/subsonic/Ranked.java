package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.subsonic.Library.Slice;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Album;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.Artist;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** What the caller starred, rated or played, as records of catalog in an order made of that. */
final class Ranked {
    private static final int PART_MAX = 500;
    /** Nobody starred more; a limit for the answer all the same. */
    private static final int STARRED_MAX = 20_000;
    /** As far as activity goes down such a list. */
    private static final int OFFSET_MAX = 1_000_000;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;

    Ranked(Bus bus, Library library, Lookup lookup) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
    }

    /** At most 500 albums. */
    Future<Slice<Album>> albums(Activity.Rank rank, int offset, int size, Caller caller) {
        return size == 0 || offset > OFFSET_MAX
                ? Future.succeededFuture(new Slice<>(List.of(), 0))
                : ids(Entity.ALBUM, rank, offset, size, caller)
                        .compose(ids -> albums(ids.items(), caller).map(found -> new Slice<>(found, ids.total())));
    }

    Future<List<Artist>> starredArtists(Caller caller) {
        return starred(Entity.ARTIST, caller)
                .compose(all -> library.inParts(
                        0,
                        all.size(),
                        PART_MAX,
                        (from, limit) -> lookup.artists(
                                all.subList(from, from + limit).stream()
                                        .map(ArtistId::new)
                                        .toList(),
                                caller)));
    }

    Future<List<Album>> starredAlbums(Caller caller) {
        return starred(Entity.ALBUM, caller)
                .compose(all -> library.inParts(
                        0, all.size(), PART_MAX, (from, limit) -> albums(all.subList(from, from + limit), caller)));
    }

    Future<List<Track>> starredSongs(Caller caller) {
        return starred(Entity.TRACK, caller)
                .compose(all -> library.inParts(
                        0,
                        all.size(),
                        PART_MAX,
                        (from, limit) -> lookup.tracks(
                                all.subList(from, from + limit).stream()
                                        .map(TrackId::new)
                                        .toList(),
                                caller)));
    }

    private Future<List<Album>> albums(List<String> ids, Caller caller) {
        return lookup.albums(ids.stream().map(AlbumId::new).toList(), caller);
    }

    private Future<List<String>> starred(Entity entity, Caller caller) {
        return library.whole(
                PART_MAX, STARRED_MAX, (from, limit) -> ids(entity, Activity.Rank.STARRED, from, limit, caller));
    }

    private Future<Slice<String>> ids(Entity entity, Activity.Rank rank, int offset, int limit, Caller caller) {
        return bus.ask(Activity.RANKED, new Activity.ListRanked(entity, rank, offset, limit), caller)
                .map(ranked -> new Slice<>(
                        ranked.annotations().stream()
                                .map(Activity.Annotation::id)
                                .toList(),
                        ranked.total()));
    }
}
