package polyphony.gateway.rest;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.TrackId;

/** Playlists. Who may see and change which is the playlists service's rule. */
public final class PlaylistRoutes implements RestDoor.Group {
    private record PlaylistView(
            PlaylistId id,
            String ownerName,
            boolean mine,
            String name,
            String comment,
            boolean everyone,
            List<String> sharedWith,
            int trackCount,
            long durationMs,
            long version,
            long createdAtMs,
            long changedAtMs) {
        static PlaylistView of(Playlists.Playlist list, Call call) {
            boolean mine = list.owner().equals(call.caller().identity().user());
            return new PlaylistView(
                    list.id(),
                    list.ownerName(),
                    mine,
                    list.name(),
                    list.comment(),
                    list.everyone(),
                    mine ? list.sharedWith() : List.of(),
                    list.trackCount(),
                    list.durationMs(),
                    list.version(),
                    list.createdAtMs(),
                    list.changedAtMs());
        }
    }

    /** @param track null when it is not there at the moment */
    private record EntryView(int position, TrackId id, Views.TrackView track) {}

    private record EntriesView(List<EntryView> items, int total, long version) {}

    private final Bus bus;
    private final Lookup lookup;
    private final Views views;

    public PlaylistRoutes(Bus bus, Lookup lookup, Notes notes) {
        this.bus = bus;
        this.lookup = lookup;
        this.views = new Views(notes);
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("listPlaylists", this::list);
        handlers.put("createPlaylist", this::create);
        handlers.put("getPlaylist", this::get);
        handlers.put("updatePlaylist", this::update);
        handlers.put("deletePlaylist", this::delete);
        handlers.put("sharePlaylist", this::share);
        handlers.put("listPlaylistTracks", this::listTracks);
        handlers.put("addPlaylistTracks", this::addTracks);
        handlers.put("replacePlaylistTracks", this::replaceTracks);
        handlers.put("removePlaylistTracks", this::removeTracks);
        handlers.put("movePlaylistTrack", this::moveTrack);
    }

    private Future<Reply> list(Call call) {
        return bus.ask(Playlists.LIST, new Playlists.ListMine(call.page()), call.caller())
                .map(page -> Reply.ok(new Views.Items<>(
                        page.playlists().stream()
                                .map(list -> PlaylistView.of(list, call))
                                .toList(),
                        page.next(),
                        page.total())));
    }

    private Future<Reply> create(Call call) {
        return entries(call)
                .compose(entries -> bus.ask(
                        Playlists.CREATE,
                        new Playlists.Create(
                                call.text("name"),
                                call.text("comment"),
                                call.flag("everyone"),
                                entries,
                                call.text("requestId")),
                        call.caller()))
                .map(list -> Reply.created(PlaylistView.of(list, call)));
    }

    private Future<Reply> get(Call call) {
        return bus.ask(Playlists.FIND, new Playlists.Find(id(call)), call.caller())
                .map(list -> shown(list, call));
    }

    private Future<Reply> update(Call call) {
        var wish = new Playlists.Update(id(call), call.text("name"), call.text("comment"));
        return bus.ask(Playlists.UPDATE, wish, call.caller()).map(list -> shown(list, call));
    }

    private Future<Reply> delete(Call call) {
        return bus.ask(Playlists.DELETE, new Playlists.Find(id(call)), call.caller())
                .map(done -> Reply.nothing());
    }

    private Future<Reply> share(Call call) {
        List<String> names = call.values().containsKey("sharedWith") ? call.texts("sharedWith") : null;
        var wish = new Playlists.Share(id(call), call.flagOrNull("everyone"), names);
        return bus.ask(Playlists.SHARE, wish, call.caller()).map(list -> shown(list, call));
    }

    private Future<Reply> listTracks(Call call) {
        int offset = call.number("offset");
        var wish = new Playlists.ListEntries(id(call), offset, call.number("limit"));
        return bus.ask(Playlists.ENTRIES, wish, call.caller())
                .compose(entries -> lookup.tracks(entries.tracks(), call.caller())
                        .compose(tracks -> views.tracks(tracks, call.caller()))
                        .map(tracks -> Reply.ok(numbered(entries, offset, tracks))));
    }

    private static EntriesView numbered(Playlists.Entries entries, int offset, List<Views.TrackView> tracks) {
        Map<TrackId, Views.TrackView> byId = new HashMap<>();
        tracks.forEach(view -> byId.put(view.track().id(), view));
        List<EntryView> items = new ArrayList<>();
        for (TrackId id : entries.tracks()) {
            items.add(new EntryView(offset + items.size(), id, byId.get(id)));
        }
        return new EntriesView(items, entries.total(), entries.version());
    }

    private Future<Reply> addTracks(Call call) {
        return entries(call)
                .compose(entries -> bus.ask(
                        Playlists.ADD,
                        new Playlists.AddTracks(id(call), entries, call.numberOrNull("position")),
                        call.caller()))
                .map(list -> shown(list, call));
    }

    private Future<Reply> replaceTracks(Call call) {
        return entries(call)
                .compose(entries -> bus.ask(Playlists.REPLACE, new Playlists.Replace(id(call), entries), call.caller()))
                .map(list -> shown(list, call));
    }

    private Future<Reply> removeTracks(Call call) {
        var wish = new Playlists.RemoveTracks(id(call), call.numbers("position"), call.longOrNull("version"));
        return bus.ask(Playlists.REMOVE, wish, call.caller()).map(list -> shown(list, call));
    }

    private Future<Reply> moveTrack(Call call) {
        var wish =
                new Playlists.MoveTrack(id(call), call.number("from"), call.number("to"), call.longOrNull("version"));
        return bus.ask(Playlists.MOVE, wish, call.caller()).map(list -> shown(list, call));
    }

    /** Entries for the tracks that the call names, with the lengths that catalog knows. */
    private Future<List<Playlists.Entry>> entries(Call call) {
        List<TrackId> ids = call.texts("trackIds").stream().map(TrackId::new).toList();
        return lookup.allTracks(ids, call.caller())
                .map(tracks -> tracks.stream()
                        .map(track -> new Playlists.Entry(track.id(), track.durationMs()))
                        .toList());
    }

    private static PlaylistId id(Call call) {
        return new PlaylistId(call.text("playlistId"));
    }

    private static Reply shown(Playlists.Playlist list, Call call) {
        return Reply.ok(PlaylistView.of(list, call));
    }
}
