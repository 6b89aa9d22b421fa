package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.subsonic.Library.Slice;
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
        return library.whole(
                        Page.LIMIT_MAX,
                        LISTS_MAX,
                        (from, limit) -> bus.ask(
                                        Playlists.LIST, new Playlists.ListMine(Page.at(from, limit)), request.caller())
                                .map(page -> new Slice<>(page.playlists(), page.total())))
                .map(all -> document -> document.object(
                        "playlists",
                        lists -> lists.list("playlist", all, (entry, playlist) -> head(entry, playlist, request))));
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
                .field("readonly", !mine)
                .texts("allowedUser", playlist.sharedWith());
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

    /** Positions are those before the update, so songs are removed first. What cannot be done stops all of it. */
    private Future<Document.Part> update(Request request) {
        Query query = request.query();
        PlaylistId id = id(request, "playlistId");
        List<Integer> indexes = query.all("songIndexToRemove").stream()
                .map(index -> (int) Query.parsed("songIndexToRemove", index, 0, Playlists.TRACKS_MAX))
                .distinct()
                .toList();
        if (indexes.size() > Playlists.BATCH_MAX) {
            throw Failure.invalid("songIndexToRemove", "must be given at most " + Playlists.BATCH_MAX + " times");
        }
        var names = new Playlists.Update(id, query.text("name"), query.textOrEmpty("comment"));
        Boolean everyone = query.flag("public");
        Caller caller = request.caller();
        return entries(query.all("songIdToAdd"), caller)
                .compose(entries -> bus.ask(Playlists.FIND, new Playlists.Find(id), caller)
                        .compose(list -> {
                            checkChange(list, indexes, entries.size(), request);
                            return remove(list, indexes, caller);
                        })
                        .compose(done -> rename(names, caller))
                        .compose(done -> share(id, everyone, caller))
                        .compose(done -> add(id, entries, caller)))
                .map(done -> Document.EMPTY);
    }

    private static void checkChange(Playlists.Playlist list, List<Integer> indexes, int added, Request request) {
        if (!list.owner().equals(request.user().id())) {
            throw new Refusal(Refusal.FORBIDDEN, "Only its owner may change a playlist");
        }
        if (list.trackCount() - indexes.size() + added > Playlists.TRACKS_MAX) {
            throw Failure.invalid("songIdToAdd", "must leave the list with at most " + Playlists.TRACKS_MAX + " songs");
        }
    }

    private Future<?> rename(Playlists.Update names, Caller caller) {
        return names.name() == null && names.comment() == null
                ? Future.succeededFuture()
                : bus.ask(Playlists.UPDATE, names, caller);
    }

    private Future<?> share(PlaylistId id, Boolean everyone, Caller caller) {
        return everyone == null
                ? Future.succeededFuture()
                : bus.ask(Playlists.SHARE, new Playlists.Share(id, everyone, null), caller);
    }

    /** Clients count only the songs that they were shown, and those that are gone were not. */
    private Future<?> remove(Playlists.Playlist list, List<Integer> indexes, Caller caller) {
        if (indexes.isEmpty()) {
            return Future.succeededFuture();
        }
        return shown(list, caller).compose(shown -> {
            if (indexes.stream().anyMatch(index -> index >= shown.size())) {
                throw Failure.invalid("songIndexToRemove", "must be below the number of songs, " + shown.size());
            }
            List<Integer> positions = indexes.stream().map(shown::get).toList();
            return bus.ask(Playlists.REMOVE, new Playlists.RemoveTracks(list.id(), positions, list.version()), caller);
        });
    }

    /** Where in the list the songs stand that are there. */
    private Future<List<Integer>> shown(Playlists.Playlist list, Caller caller) {
        return library.inParts(
                0,
                list.trackCount(),
                Lookup.IDS_MAX,
                (from, limit) -> bus.ask(Playlists.ENTRIES, new Playlists.ListEntries(list.id(), from, limit), caller)
                        .compose(entries -> lookup.tracks(entries.tracks(), caller)
                                .map(found -> positions(from, entries.tracks(), found))));
    }

    private static List<Integer> positions(int first, List<TrackId> entries, List<Track> found) {
        Set<TrackId> there = found.stream().map(Track::id).collect(Collectors.toSet());
        return IntStream.range(0, entries.size())
                .filter(i -> there.contains(entries.get(i)))
                .mapToObj(i -> first + i)
                .toList();
    }
}
