package polyphony.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import polyphony.gateway.library.Lookup;
import polyphony.gateway.library.Notes;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/** What a listener does: stars, ratings, plays, and the lists made of them. */
public final class ActivityRoutes implements RestDoor.Group {
    private record HeardView(
            String id,
            TrackId trackId,
            Views.TrackView track,
            long playedAtMs,
            long heardMs,
            boolean counted,
            String source) {}

    private record RecordedView(String id, boolean repeated, boolean counted) {}

    private final Bus bus;
    private final Lookup lookup;
    private final Views views;

    public ActivityRoutes(Bus bus, Lookup lookup, Notes notes) {
        this.bus = bus;
        this.lookup = lookup;
        this.views = new Views(notes);
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("star", call -> existing(call).compose(there -> star(call, true)));
        handlers.put("unstar", call -> star(call, false));
        handlers.put("rate", call -> existing(call).compose(there -> rate(call, call.number("rating"))));
        handlers.put("unrate", call -> rate(call, 0));
        handlers.put("listRanked", this::listRanked);
        handlers.put("listPlays", this::listPlays);
        handlers.put("recordPlay", this::recordPlay);
    }

    private Future<Reply> star(Call call, boolean starred) {
        var wish = new Activity.Star(entity(call), List.of(idOfEntity(call)), starred);
        return bus.ask(Activity.STAR, wish, call.caller()).map(done -> Reply.nothing());
    }

    private Future<Reply> rate(Call call, int rating) {
        var wish = new Activity.Rate(entity(call), idOfEntity(call), rating);
        return bus.ask(Activity.RATE, wish, call.caller()).map(done -> Reply.nothing());
    }

    private Future<Reply> listRanked(Call call) {
        Entity entity = entity(call);
        var rank = Activity.Rank.valueOf(call.text("rank").toUpperCase(Locale.ROOT));
        var wish = new Activity.ListRanked(entity, rank, call.number("offset"), call.number("limit"));
        return bus.ask(Activity.RANKED, wish, call.caller())
                .compose(ranked -> ranked(ranked, entity, call)
                        .map(items -> Reply.ok(new Views.Items<>(items, null, ranked.total()))));
    }

    private Future<? extends List<?>> ranked(Activity.Ranked ranked, Entity entity, Call call) {
        Map<String, Activity.Annotation> given = new HashMap<>();
        ranked.annotations().forEach(annotation -> given.put(annotation.id(), annotation));
        return switch (entity) {
            case TRACK ->
                lookup.tracks(ids(ranked, TrackId::new), call.caller())
                        .map(all -> Views.shown(all, given, track -> track.id().value(), Views.TrackView::new));
            case ALBUM ->
                lookup.albums(ids(ranked, AlbumId::new), call.caller())
                        .map(all -> Views.shown(all, given, album -> album.id().value(), Views.AlbumView::new));
            case ARTIST ->
                lookup.artists(ids(ranked, ArtistId::new), call.caller())
                        .map(all ->
                                Views.shown(all, given, artist -> artist.id().value(), Views.ArtistView::new));
        };
    }

    private static <I> List<I> ids(Activity.Ranked ranked, Function<String, I> id) {
        return ranked.annotations().stream()
                .map(annotation -> id.apply(annotation.id()))
                .toList();
    }

    private Future<Reply> listPlays(Call call) {
        return bus.ask(
                        Activity.HISTORY,
                        new Activity.ListHistory(call.text("after"), call.number("limit")),
                        call.caller())
                .compose(history -> plays(history, call));
    }

    private Future<Reply> plays(Activity.History history, Call call) {
        List<TrackId> ids =
                history.plays().stream().map(Activity.Heard::track).distinct().toList();
        return lookup.tracks(ids, call.caller())
                .compose(tracks -> views.tracks(tracks, call.caller()))
                .map(tracks -> {
                    Map<TrackId, Views.TrackView> byId = new HashMap<>();
                    tracks.forEach(view -> byId.put(view.track().id(), view));
                    var items = history.plays().stream()
                            .map(play -> heard(play, byId.get(play.track())))
                            .toList();
                    return Reply.ok(new Views.Items<>(items, history.next(), null));
                });
    }

    private static HeardView heard(Activity.Heard play, Views.TrackView track) {
        return new HeardView(
                play.eventId(), play.track(), track, play.playedAtMs(), play.heardMs(), play.counted(), play.source());
    }

    private Future<Reply> recordPlay(Call call) {
        long playedAtMs = moment("playedAt", call.values().get("playedAt"));
        long heardMs = call.longOrNull("heardMs");
        String source = call.text("source") == null ? "web" : call.text("source");
        return lookup.track(new TrackId(call.text("trackId")), call.caller())
                .compose(track -> bus.ask(Activity.PLAY, play(track, playedAtMs, heardMs, source), call.caller()))
                .map(done -> Reply.ok(new RecordedView(done.eventId(), done.repeated(), done.counted())));
    }

    private static Activity.Play play(Track track, long playedAtMs, long heardMs, String source) {
        List<ArtistId> artists = track.artists().stream().map(ArtistRef::id).toList();
        return new Activity.Play(track.id(), track.albumId(), artists, track.durationMs(), playedAtMs, heardMs, source);
    }

    private static long moment(String field, JsonNode value) {
        if (value.isNumber()) {
            return value.longValue();
        }
        try {
            return OffsetDateTime.parse(value.textValue()).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw Failure.invalid(field, "must be ISO 8601 with a time zone, or milliseconds since 1970");
        }
    }

    /** NOT_FOUND when there is no such thing, so that nothing is kept for it. */
    private Future<?> existing(Call call) {
        String id = idOfEntity(call);
        return switch (entity(call)) {
            case TRACK -> lookup.track(new TrackId(id), call.caller());
            case ALBUM ->
                lookup.albums(List.of(new AlbumId(id)), call.caller()).map(found -> Lookup.only(found, "album " + id));
            case ARTIST ->
                lookup.artists(List.of(new ArtistId(id)), call.caller())
                        .map(found -> Lookup.only(found, "artist " + id));
        };
    }

    private static Entity entity(Call call) {
        return Entity.valueOf(call.text("entity").toUpperCase(Locale.ROOT));
    }

    /** The id, when it is one of the entity that the path names. */
    private static String idOfEntity(Call call) {
        String id = call.text("id");
        String prefix = switch (entity(call)) {
            case TRACK -> TrackId.PREFIX;
            case ALBUM -> AlbumId.PREFIX;
            case ARTIST -> ArtistId.PREFIX;
        };
        if (!id.startsWith(prefix)) {
            throw Failure.invalid(
                    "id", "must be the id of the " + call.text("entity") + ", which begins with " + prefix);
        }
        return id;
    }
}
