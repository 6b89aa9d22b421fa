package polyphony.gateway.subsonic;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import polyphony.gateway.FakeService;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** Playlists as Bob sees them: his own, which can be changed, and one that Alice shares. */
final class TwoPlaylists {
    static final PlaylistId BOBS = new PlaylistId("pl-bob");
    private static final PlaylistId SHARED = new PlaylistId("pl-shared");

    /** What was asked that writes, in order. */
    final List<Object> wishes = new CopyOnWriteArrayList<>();

    final List<TrackId> songs =
            new CopyOnWriteArrayList<>(List.of(new TrackId("tr-2"), new TrackId("tr-1"), new TrackId("tr-2")));

    FakeService on(FakeService service) {
        return service.reads(Playlists.FIND, (wish, caller) -> seen(wish.id()))
                .reads(
                        Playlists.LIST,
                        (wish, caller) -> new Playlists.PlaylistPage(
                                IntStream.range(
                                                wish.page().offset(),
                                                Math.min(
                                                        150,
                                                        wish.page().offset()
                                                                + wish.page().limit()))
                                        .mapToObj(number -> list(BOBS, "List " + number))
                                        .toList(),
                                null,
                                150))
                .reads(
                        Playlists.ENTRIES,
                        (wish, caller) -> new Playlists.Entries(
                                wish.id(),
                                1,
                                songs.stream()
                                        .skip(wish.offset())
                                        .limit(wish.limit())
                                        .toList(),
                                songs.size()))
                .reads(Playlists.CREATE, (wish, caller) -> {
                    wishes.add(wish);
                    replaceBy(wish.entries());
                    return list(BOBS, wish.name());
                })
                .reads(Playlists.REPLACE, (wish, caller) -> {
                    Playlists.Playlist list = owned(wish.id(), wish);
                    replaceBy(wish.entries());
                    return list;
                })
                .reads(Playlists.ADD, (wish, caller) -> {
                    Playlists.Playlist list = owned(wish.id(), wish);
                    wish.entries().forEach(entry -> songs.add(entry.track()));
                    return list;
                })
                .reads(Playlists.UPDATE, (wish, caller) -> owned(wish.id(), wish))
                .reads(Playlists.SHARE, (wish, caller) -> owned(wish.id(), wish))
                .reads(Playlists.REMOVE, (wish, caller) -> owned(wish.id(), wish))
                .reads(Playlists.DELETE, (wish, caller) -> deleted(wish, caller));
    }

    private void replaceBy(List<Playlists.Entry> entries) {
        songs.clear();
        entries.forEach(entry -> songs.add(entry.track()));
    }

    private Playlists.Playlist list(PlaylistId id, String name) {
        boolean bobs = id.equals(BOBS);
        return new Playlists.Playlist(
                id,
                new UserId(bobs ? "us-bob" : "us-alice"),
                bobs ? "bob" : "alice",
                name,
                bobs ? "Mine & yours" : null,
                false,
                List.of("carol", "dave"),
                songs.size(),
                601_000,
                1,
                1_700_000_000_000L,
                1_700_000_001_000L);
    }

    private Playlists.Playlist seen(PlaylistId id) {
        if (!id.equals(BOBS) && !id.equals(SHARED)) {
            throw Failure.notFound("playlist " + id);
        }
        return list(id, "List");
    }

    private Playlists.Playlist owned(PlaylistId id, Object wish) {
        Playlists.Playlist list = seen(id);
        if (!id.equals(BOBS)) {
            throw Failure.forbidden("only its owner may change a playlist");
        }
        wishes.add(wish);
        return list;
    }

    private Done deleted(Playlists.Find wish, Caller caller) {
        caller.identity().requireUser();
        owned(wish.id(), wish);
        return Done.DONE;
    }
}
