package polyphony.playlists;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import polyphony.playlists.PlaylistStore.Edit;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.UserId;

/** Who may see and change which list. A list that the asker may not see is not there for the asker. */
final class PlaylistService {
    private final PlaylistStore store;
    private final Users users;
    private final Announcer announcer;
    private final Supplier<PlaylistId> newId;
    private final int listsMax;
    private final Clock clock;

    PlaylistService(
            PlaylistStore store,
            Users users,
            Announcer announcer,
            Supplier<PlaylistId> newId,
            int listsMax,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.announcer = announcer;
        this.newId = newId;
        this.listsMax = listsMax;
        this.clock = clock;
    }

    Future<Playlists.Playlist> create(Playlists.Create wish, Caller caller) {
        UserId user = caller.identity().requireUser();
        long now = clock.millis();
        Content content = Content.EMPTY.with(wish.entries(), null);
        var list = new StoredList(
                        newId.get(),
                        new Guest(user, caller.identity().name()),
                        wish.name(),
                        StoredList.emptyToNull(wish.comment()),
                        wish.everyone(),
                        List.of(),
                        0,
                        0,
                        1,
                        now,
                        now)
                .holding(content);
        return store.insert(list, content, wish.requestId(), listsMax).compose(inserted -> switch (inserted) {
            case MADE -> {
                announcer.made(list);
                yield Future.succeededFuture(list.shownTo(caller.identity()));
            }
            case REPEATED ->
                store.byRequest(user, wish.requestId())
                        .map(found ->
                                found.orElseThrow(() -> unknown(list.id())).shownTo(caller.identity()));
            case TOO_MANY -> throw Failure.conflict("there are " + listsMax + " playlists already; delete one first");
        });
    }

    Future<Playlists.Playlist> find(Playlists.Find wish, Caller caller) {
        PlaylistId id = required(wish.id());
        return store.find(id)
                .map(found -> seen(found.orElseThrow(() -> unknown(id)), caller.identity())
                        .shownTo(caller.identity()));
    }

    Future<Playlists.PlaylistPage> list(Playlists.ListMine wish, Caller caller) {
        UserId user = caller.identity().requireUser();
        if (wish.page() == null) {
            throw Failure.invalid("page", "must be given");
        }
        int limit = wish.page().limit();
        // One more, to know whether there is a next page.
        return store.visible(
                        user, Cursor.parse(wish.page().after()), wish.page().offset(), limit + 1)
                .map(found -> PageCut.of(found, limit, caller.identity()));
    }

    Future<Playlists.Entries> entries(Playlists.ListEntries wish, Caller caller) {
        PlaylistId id = required(wish.id());
        return store.part(id, wish.offset(), wish.limit()).map(found -> {
            PlaylistStore.Part part = found.orElseThrow(() -> unknown(id));
            StoredList list = seen(part.list(), caller.identity());
            return new Playlists.Entries(id, list.version(), part.tracks(), list.trackCount());
        });
    }

    Future<Playlists.Playlist> update(Playlists.Update wish, Caller caller) {
        return edit(wish.id(), caller, list -> list.named(wish.name(), wish.comment()));
    }

    Future<Playlists.Playlist> share(Playlists.Share wish, Caller caller) {
        PlaylistId id = required(wish.id());
        // Looked at first, too: nobody learns whose name is taken by sharing a list that is not theirs.
        return store.find(id)
                .map(found -> owned(found.orElseThrow(() -> unknown(id)), caller.identity()))
                .compose(list -> guests(wish.usernames()))
                .compose(guests -> edit(
                        id,
                        caller,
                        list -> list.shared(
                                        wish.everyone() == null ? list.everyone() : wish.everyone(),
                                        guests.orElse(list.guests()))
                                .without(list.owner().id())));
    }

    private Future<Optional<List<Guest>>> guests(List<String> names) {
        if (names == null) {
            return Future.succeededFuture(Optional.empty());
        }
        List<Future<Optional<Guest>>> asked = names.stream().map(users::named).toList();
        return Future.all(asked).map(all -> {
            Map<UserId, Guest> guests = new LinkedHashMap<>();
            List<String> unknown = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                Optional<Guest> guest = asked.get(i).result();
                guest.ifPresentOrElse(one -> guests.put(one.id(), one), unknownName(unknown, names.get(i)));
            }
            if (!unknown.isEmpty()) {
                throw Failure.invalid("usernames", "must be names of users; not known: " + String.join(", ", unknown));
            }
            return Optional.of(List.copyOf(guests.values()));
        });
    }

    private static Runnable unknownName(List<String> unknown, String name) {
        return () -> unknown.add(name);
    }

    Future<Playlists.Playlist> add(Playlists.AddTracks wish, Caller caller) {
        return arrange(wish.id(), null, caller, content -> content.with(wish.entries(), wish.position()));
    }

    Future<Playlists.Playlist> remove(Playlists.RemoveTracks wish, Caller caller) {
        return arrange(wish.id(), wish.version(), caller, content -> content.without(wish.positions()));
    }

    Future<Playlists.Playlist> move(Playlists.MoveTrack wish, Caller caller) {
        return arrange(wish.id(), wish.version(), caller, content -> content.moved(wish.from(), wish.to()));
    }

    Future<Playlists.Playlist> replace(Playlists.Replace wish, Caller caller) {
        return arrange(wish.id(), null, caller, content -> new Content(wish.entries()));
    }

    Future<Done> delete(Playlists.Find wish, Caller caller) {
        PlaylistId id = required(wish.id());
        return store.delete(id, list -> owned(list, caller.identity())).map(deleted -> {
            announcer.deleted(deleted.orElseThrow(() -> unknown(id)));
            return Done.DONE;
        });
    }

    /** A user is no more: so are their lists, and their place among those who see others'. */
    Future<Void> forget(UserId user) {
        return store.forget(user).map(forgotten -> {
            forgotten.deleted().forEach(announcer::deleted);
            forgotten.edits().forEach(announcer::changed);
            return null;
        });
    }

    private Future<Playlists.Playlist> edit(PlaylistId id, Caller caller, UnaryOperator<StoredList> rule) {
        return told(
                store.edit(required(id), list -> rule.apply(owned(list, caller.identity()))), id, caller.identity());
    }

    /** @param version that the asker saw; null for any */
    private Future<Playlists.Playlist> arrange(
            PlaylistId id, Long version, Caller caller, UnaryOperator<Content> rule) {
        Future<Optional<Edit>> arranged = store.arrange(required(id), (list, content) -> {
            owned(list, caller.identity());
            if (version != null && version != list.version()) {
                throw Failure.conflict("the playlist was changed meanwhile: its version is " + list.version());
            }
            return rule.apply(content);
        });
        return told(arranged, id, caller.identity());
    }

    private Future<Playlists.Playlist> told(Future<Optional<Edit>> edited, PlaylistId id, Identity who) {
        return edited.map(edit -> {
            Edit done = edit.orElseThrow(() -> unknown(id));
            announcer.changed(done);
            return done.after().shownTo(who);
        });
    }

    private static StoredList seen(StoredList list, Identity who) {
        if (!list.isSeenBy(who)) {
            throw unknown(list.id());
        }
        return list;
    }

    private static StoredList owned(StoredList list, Identity who) {
        if (!seen(list, who).isOwnedBy(who)) {
            throw Failure.forbidden("only its owner may change a playlist");
        }
        return list;
    }

    private static PlaylistId required(PlaylistId id) {
        if (id == null) {
            throw Failure.invalid("id", "must be given");
        }
        return id;
    }

    private static Failure unknown(PlaylistId id) {
        return Failure.notFound("playlist " + id);
    }
}
