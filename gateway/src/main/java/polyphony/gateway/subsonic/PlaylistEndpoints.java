package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Page;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** Playlists, as the old protocol thinks of them. */
final class PlaylistEndpoints {
    private static final int LISTS_MAX = 10_000;

    private final Bus bus;
    private final Library library;
    private final Lookup lookup;

    PlaylistEndpoints(Bus bus, Library library, Lookup lookup) {
        this.bus = bus;
        this.library = library;
        this.lookup = lookup;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("getPlaylists", this::list);
        endpoints.put("getPlaylist", request -> find(id(request, "id"), request));
        endpoints.put("createPlaylist", this::create);
        endpoints.put("updatePlaylist", this::update);
        endpoints.put(
                "deletePlaylist",
                request -> bus.ask(Playlists.DELETE, new Playlists.Find(id(request, "id")), request.caller())
                        .map(done -> Document.EMPTY));
    }

    private static PlaylistId id(Request request, String parameter) {
        return Query.id("playlist", request.query().required(parameter), PlaylistId::new);
    }

    private Future<Document.Part> list(Request request) {
        String username = request.query().text("username");
        if (username != null && !username.equalsIgnoreCase(request.user().name())) {
            throw new Refusal(Refusal.FORBIDDEN, "Playlists of other users are seen when they share them");
        }
        return bus.ask(Playlists.LIST, new Playlists.ListMine(Page.first(Page.LIMIT_MAX)), request.caller())
                .compose(first -> library.stretch(
                                first.playlists().size(),
                                Math.min(LISTS_MAX, first.total())
                                        - first.playlists().size(),
                                page -> bus.ask(Playlists.LIST, new Playlists.ListMine(page), request.caller())
                                        .map(Playlists.PlaylistPage::playlists))
                        .map(rest -> {
                            List<Playlists.Playlist> all = new ArrayList<>(first.playlists());
                            all.addAll(rest);
                            return document -> document.object(
                                    "playlists",
                                    lists -> lists.list("playlist", all, (entry, playlist) -> {
                                        head(entry, playlist, request);
                                        entry.texts("allowedUser", playlist.sharedWith());
                                    }));
                        }));
    }

    private static void head(Document entry, Playlists.Playlist playlist, Request request) {
        boolean mine = playlist.owner().equals(request.user().id());
        entry.field("id", playlist.id().value())
                .field("name", playlist.name())
                .field("comment", playlist.comment() == null ? "" : playlist.comment())
                .field("owner", playlist.ownerName())
                .field("public", playlist.everyone())
                .field("songCount", playlist.trackCount())
                .field("duration", Shapes.seconds(playlist.durationMs()))
                .moment("created", playlist.createdAtMs())
                .moment("changed", playlist.changedAtMs())
                .field("coverArt", playlist.id().value())
                .field("readonly", !mine);
    }

    private Future<Document.Part> find(PlaylistId id, Request request) {
        Caller caller = request.caller();
        return bus.ask(Playlists.FIND, new Playlists.Find(id), caller)
                .compose(playlist -> tracks(id, playlist.trackCount(), caller)
                        .compose(tracks -> library.noted(
                                request,
                                tracks.stream().map(track -> track.id().value()).toList(),
                                shapes -> document -> document.object("playlist", entry -> {
                                    head(entry, playlist, request);
                                    entry.texts("allowedUser", playlist.sharedWith());
                                    entry.list("entry", tracks, shapes::song);
                                }))));
    }

    private Future<List<Track>> tracks(PlaylistId id, int count, Caller caller) {
        return library.inParts(
                0,
                count,
                Lookup.IDS_MAX,
                (from, limit) -> bus.ask(Playlists.ENTRIES, new Playlists.ListEntries(id, from, limit), caller)
                        .compose(entries -> lookup.tracks(entries.tracks(), caller)));
    }

    private Future<Document.Part> create(Request request) {
        Query query = request.query();
        String existing = query.text("playlistId");
        String name = existing == null ? query.required("name") : null;
        return entries(query.all("songId"), request.caller()).compose(entries -> {
            List<Playlists.Entry> first = entries.subList(0, Math.min(Playlists.BATCH_MAX, entries.size()));
            List<Playlists.Entry> rest = entries.subList(first.size(), entries.size());
            Future<Playlists.Playlist> made = existing == null
                    ? bus.ask(Playlists.CREATE, new Playlists.Create(name, null, false, first, null), request.caller())
                    : bus.ask(
                            Playlists.REPLACE,
                            new Playlists.Replace(id(request, "playlistId"), first),
                            request.caller());
            return made.compose(playlist ->
                            add(playlist.id(), rest, request.caller()).map(playlist.id()))
                    .compose(id -> find(id, request));
        });
    }

    private Future<Object> add(PlaylistId id, List<Playlists.Entry> entries, Caller caller) {
        Future<Object> all = Future.succeededFuture();
        for (int from = 0; from < entries.size(); from += Playlists.BATCH_MAX) {
            var part = entries.subList(from, Math.min(from + Playlists.BATCH_MAX, entries.size()));
            all = all.compose(next -> bus.ask(Playlists.ADD, new Playlists.AddTracks(id, part, null), caller)
                    .mapEmpty());
        }
        return all;
    }

    private Future<List<Playlists.Entry>> entries(List<String> songs, Caller caller) {
        List<TrackId> ids =
                songs.stream().map(id -> Query.id("song", id, TrackId::new)).toList();
        return library.inParts(
                0,
                ids.size(),
                Lookup.IDS_MAX,
                (from, limit) -> lookup.allTracks(ids.subList(from, from + limit), caller)
                        .map(tracks -> tracks.stream()
                                .map(track -> new Playlists.Entry(track.id(), track.durationMs()))
                                .toList()));
    }

    /** Positions are those before the update, so songs are removed first. */
    private Future<Document.Part> update(Request request) {
        Query query = request.query();
        PlaylistId id = id(request, "playlistId");
        List<Integer> positions = query.all("songIndexToRemove").stream()
                .map(index -> (int) Query.parsed("songIndexToRemove", index, 0, Playlists.TRACKS_MAX))
                .toList();
        if (positions.size() > Playlists.BATCH_MAX) {
            throw Failure.invalid("songIndexToRemove", "must be given at most " + Playlists.BATCH_MAX + " times");
        }
        var names = new Playlists.Update(id, query.text("name"), query.text("comment"));
        Boolean everyone = query.flag("public");
        Caller caller = request.caller();
        return entries(query.all("songIdToAdd"), caller)
                .compose(entries -> (names.name() == null && names.comment() == null
                                ? Future.succeededFuture()
                                : bus.ask(Playlists.UPDATE, names, caller))
                        .compose(next -> everyone == null
                                ? Future.succeededFuture()
                                : bus.ask(Playlists.SHARE, new Playlists.Share(id, everyone, null), caller))
                        .compose(next -> positions.isEmpty()
                                ? Future.succeededFuture()
                                : bus.ask(Playlists.REMOVE, new Playlists.RemoveTracks(id, positions, null), caller))
                        .compose(next -> add(id, entries, caller)))
                .map(done -> Document.EMPTY);
    }
}
