package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static polyphony.playlists.House.done;
import static polyphony.playlists.House.find;
import static polyphony.playlists.House.refused;
import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.BOB;
import static polyphony.playlists.Samples.EVE;
import static polyphony.playlists.Samples.as;
import static polyphony.playlists.Samples.entries;
import static polyphony.playlists.Samples.service;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Failure.Kind;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Playlists.Playlist;
import polyphony.shared.contract.UserId;
import polyphony.shared.stream.DeletedUsers;
import polyphony.shared.stream.Received;

class SharingTest {
    private final House house = new House();
    private final PlaylistService lists = house.lists;

    @Test
    void a_new_list_is_its_owners_alone() {
        Playlist mine = house.create("Mix", "r1");

        assertEquals(mine, done(lists.find(find(mine), as(ANN))));
        assertEquals(2, mine.trackCount());
        assertEquals(2_000, mine.durationMs());
        assertEquals(1, mine.version());
        assertEquals(
                Kind.NOT_FOUND, refused(() -> lists.find(find(mine), as(BOB))).kind());
        assertEquals(
                Kind.NOT_FOUND,
                refused(() -> lists.entries(new Playlists.ListEntries(mine.id(), 0, 10), as(BOB)))
                        .kind());
        assertEquals(
                Kind.NOT_FOUND, refused(() -> lists.delete(find(mine), as(BOB))).kind());
        assertEquals(
                Kind.NOT_FOUND,
                refused(() -> lists.share(new Playlists.Share(mine.id(), true, null), as(BOB)))
                        .kind());
    }

    @Test
    void whom_it_is_shared_with_may_see_and_not_change_it() {
        Playlist mine = house.create("Mix", null);

        Playlist shared = house.share(mine, null, List.of("bob", "ann", "bob"));

        assertEquals(List.of("Bob"), shared.sharedWith());
        assertEquals(List.of(), done(lists.find(find(mine), as(BOB))).sharedWith());
        assertEquals(1, house.page(BOB, Page.first(10)).total());
        assertEquals(0, house.page(EVE, Page.first(10)).total());
        for (var change : changes(mine, as(BOB))) {
            assertEquals(Kind.FORBIDDEN, refused(change).kind());
        }
        for (var change : changes(mine, as(EVE))) {
            assertEquals(Kind.NOT_FOUND, refused(change).kind());
        }
        for (var change : changes(mine, service())) {
            assertEquals(Kind.FORBIDDEN, refused(change).kind());
        }
    }

    @Test
    void everyone_sees_what_is_for_everyone_until_it_is_not() {
        Playlist mine = house.create("Mix", null);
        house.share(mine, true, null);
        done(lists.find(find(mine), as(EVE)));
        house.told.clear();

        house.share(mine, false, null);

        assertEquals(
                Kind.NOT_FOUND, refused(() -> lists.find(find(mine), as(EVE))).kind());
        assertEquals(
                List.of(true),
                house.told.stream().map(Playlists.Changed::everyone).toList());
    }

    @Test
    void names_of_nobody_are_refused_and_nothing_is_shared() {
        Playlist mine = house.create("Mix", null);

        Failure refused =
                refused(() -> lists.share(new Playlists.Share(mine.id(), null, List.of("bob", "zed")), as(ANN)));

        assertEquals("usernames must be names of users; not known: zed", refused.getMessage());
        assertEquals(mine, done(lists.find(find(mine), as(ANN))));
    }

    @Test
    void who_is_no_guest_any_more_is_told_once_more() {
        Playlist mine = house.create("Mix", null);
        house.share(mine, null, List.of("bob"));
        house.told.clear();

        house.share(mine, null, List.of());

        assertEquals(List.of(BOB.id()), house.told.get(0).seenBy());
    }

    @Test
    void a_deleted_user_leaves_no_lists_and_sees_none() {
        Playlist anns = house.create("Mix", null);
        Playlist bobs = done(lists.create(new Playlists.Create("B", null, false, List.of(), null), as(BOB)));
        done(lists.share(new Playlists.Share(bobs.id(), null, List.of("ann", "eve")), as(BOB)));
        house.told.clear();
        var events = List.of(
                received(ANN.id(), new Accounts.Changed(ANN.id(), true)),
                received(BOB.id(), new Accounts.Changed(BOB.id(), false)),
                received(EVE.id(), null));

        done(DeletedUsers.forgotten(events, lists::forget));

        assertEquals(
                Kind.NOT_FOUND, refused(() -> lists.find(find(anns), as(ANN))).kind());
        assertEquals(List.of(), done(lists.find(find(bobs), as(BOB))).sharedWith());
        assertEquals(
                List.of(anns.id(), bobs.id(), bobs.id()),
                house.told.stream().map(Playlists.Changed::id).toList());
    }

    private static Received<Accounts.Changed> received(UserId user, Accounts.Changed value) {
        return new Received<>(user.value(), value, 0, 0);
    }

    private List<Callable<Future<?>>> changes(Playlist list, Caller caller) {
        PlaylistId id = list.id();
        return List.of(
                () -> lists.update(new Playlists.Update(id, "x", null), caller),
                () -> lists.share(new Playlists.Share(id, true, List.of("zed")), caller),
                () -> lists.add(new Playlists.AddTracks(id, entries("x"), null), caller),
                () -> lists.remove(new Playlists.RemoveTracks(id, List.of(0), null), caller),
                () -> lists.move(new Playlists.MoveTrack(id, 0, 1, null), caller),
                () -> lists.replace(new Playlists.Replace(id, List.of()), caller),
                () -> lists.delete(new Playlists.Find(id), caller));
    }
}
