package polyphony.playlists;

import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.BOB;
import static polyphony.playlists.Samples.EVE;
import static polyphony.playlists.Samples.as;
import static polyphony.playlists.Samples.entries;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Playlists.Playlist;
import polyphony.shared.contract.TrackId;
import polyphony.shared.testing.TestClock;

/** The rules over a store in memory, where Ann, Bob and Eve are known and a user has three lists at most. */
final class House {
    final TestClock clock = TestClock.at("2026-11-24T08:00:00Z");
    final List<Playlists.Changed> told = new ArrayList<>();
    private final Map<String, Guest> people = Map.of("ann", ANN, "bob", BOB, "eve", EVE);
    private int nextId;
    final PlaylistService lists = new PlaylistService(
            new MemoryPlaylistStore(clock),
            name -> Future.succeededFuture(Optional.ofNullable(people.get(name))),
            new Announcer(told::add),
            () -> new PlaylistId("pl-" + nextId++),
            3,
            clock);

    /** A list of Ann's with two tracks. */
    Playlist create(String name, String requestId) {
        return done(lists.create(new Playlists.Create(name, null, false, entries("a", "b"), requestId), as(ANN)));
    }

    Playlist share(Playlist list, Boolean everyone, List<String> names) {
        return done(lists.share(new Playlists.Share(list.id(), everyone, names), as(ANN)));
    }

    Playlists.PlaylistPage page(Guest user, Page page) {
        return done(lists.list(new Playlists.ListMine(page), as(user)));
    }

    List<String> tracks(Playlist list) {
        return done(lists.entries(new Playlists.ListEntries(list.id(), 0, 100), as(ANN))).tracks().stream()
                .map(TrackId::value)
                .map(value -> value.substring(3))
                .toList();
    }

    static Playlists.Find find(Playlist list) {
        return new Playlists.Find(list.id());
    }

    static <T> T done(Future<T> future) {
        if (future.failed()) {
            throw new AssertionError("it failed", future.cause());
        }
        return future.result();
    }

    static Failure refused(Callable<Future<?>> call) {
        try {
            return (Failure) call.call().cause();
        } catch (Failure failure) {
            return failure;
        } catch (Exception other) {
            throw new AssertionError("no failure of ours", other);
        }
    }
}
