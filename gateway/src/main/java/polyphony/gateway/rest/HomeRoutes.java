package polyphony.gateway.rest;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Recommender;
import polyphony.shared.contract.TrackId;

/** What is offered to this listener. */
public final class HomeRoutes implements RestDoor.Group {
    private static final String PLAYLIST = "playlist:";
    private static final int SEED_TRACKS_MAX = 100;

    private record HomeView(long version, List<RowView> rows) {}

    private record RowView(String id, String title, String seed, List<Views.TrackView> items) {}

    private final Bus bus;
    private final Lookup lookup;
    private final Views views;

    public HomeRoutes(Bus bus, Lookup lookup, Notes notes) {
        this.bus = bus;
        this.lookup = lookup;
        this.views = new Views(notes);
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("getHome", this::getHome);
        handlers.put("getRadio", this::getRadio);
        handlers.put("listSimilarTracks", this::listSimilar);
    }

    private Future<Reply> getHome(Call call) {
        return bus.ask(Recommender.HOME, new Recommender.GetHome(), call.caller())
                .compose(home -> tracksOf(home, call).map(tracks -> Reply.ok(shown(home, tracks))));
    }

    private Future<List<Views.TrackView>> tracksOf(Recommender.Home home, Call call) {
        List<TrackId> ids = home.rows().stream()
                .flatMap(row -> row.tracks().stream())
                .distinct()
                .limit(Lookup.IDS_MAX)
                .toList();
        return lookup.tracks(ids, call.caller()).compose(tracks -> views.tracks(tracks, call.caller()));
    }

    private static HomeView shown(Recommender.Home home, List<Views.TrackView> tracks) {
        Map<TrackId, Views.TrackView> byId = new HashMap<>();
        tracks.forEach(view -> byId.put(view.track().id(), view));
        return new HomeView(
                home.version(),
                home.rows().stream()
                        .map(row -> new RowView(
                                row.id(),
                                row.title(),
                                row.seed(),
                                row.tracks().stream()
                                        .map(byId::get)
                                        .filter(Objects::nonNull)
                                        .toList()))
                        .toList());
    }

    private Future<Reply> getRadio(Call call) {
        String seed = call.text("seed");
        return seedTracks(seed, call)
                .compose(tracks -> bus.ask(
                        Recommender.RADIO, new Recommender.GetRadio(seed, tracks, call.number("limit")), call.caller()))
                .compose(radio -> items(radio, call));
    }

    /** The recommender knows no playlists: it is told what is in this one. */
    private Future<List<TrackId>> seedTracks(String seed, Call call) {
        if (!seed.startsWith(PLAYLIST)) {
            return Future.succeededFuture(List.of());
        }
        var id = new PlaylistId(seed.substring(PLAYLIST.length()));
        return bus.ask(Playlists.ENTRIES, new Playlists.ListEntries(id, 0, SEED_TRACKS_MAX), call.caller())
                .map(Playlists.Entries::tracks);
    }

    private Future<Reply> listSimilar(Call call) {
        var wish = new Recommender.GetSimilar(call.text("trackId"), call.number("limit"));
        return bus.ask(Recommender.SIMILAR, wish, call.caller()).compose(radio -> items(radio, call));
    }

    private Future<Reply> items(Recommender.Radio radio, Call call) {
        return lookup.tracks(radio.tracks(), call.caller())
                .compose(tracks -> views.items(tracks, call.caller()))
                .map(Reply::ok);
    }
}
