package polyphony.gateway.subsonic;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.gateway.library.Lookup;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.ArtistRef;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;

/**
 * Plays, one or many. Apps that were offline send theirs again until they are taken: a song and time that are known
 * already change nothing, and a song that is gone meanwhile does not hold up the others.
 */
final class ScrobbleEndpoint {
    private static final int PLAYS_MAX = 500;
    private static final int AT_ONCE = 20;
    private static final long TIME_MS_MIN = 946_684_800_000L;
    private static final long AHEAD_MS_MAX = 86_400_000;

    private final Bus bus;
    private final Lookup lookup;
    private final Clock clock;

    ScrobbleEndpoint(Bus bus, Lookup lookup, Clock clock) {
        this.bus = bus;
        this.lookup = lookup;
        this.clock = clock;
    }

    void addTo(Map<String, Endpoint> endpoints) {
        endpoints.put("scrobble", this::scrobble);
    }

    private Future<Document.Part> scrobble(Request request) {
        Query query = request.query();
        query.required("id");
        List<TrackId> ids = query.all("id").stream()
                .map(id -> Query.id("song", id, TrackId::new))
                .toList();
        if (ids.size() > PLAYS_MAX) {
            throw Failure.invalid("id", "must be given at most " + PLAYS_MAX + " times");
        }
        List<Long> times = times(query, ids.size());
        boolean heard = query.flag("submission", true);
        return lookup.tracks(ids, request.caller()).compose(tracks -> {
            if (tracks.isEmpty()) {
                throw Query.notFound("song", ids.get(0).value());
            }
            return heard
                    ? record(plays(ids, times, tracks, request), request).map(Document.EMPTY)
                    : Future.succeededFuture(Document.EMPTY);
        });
    }

    /** When each was heard; now, when that is not said. */
    private List<Long> times(Query query, int count) {
        long now = clock.millis();
        List<String> times = query.all("time");
        if (times.isEmpty()) {
            return java.util.Collections.nCopies(count, now);
        }
        if (times.size() != count) {
            throw Failure.invalid("time", "must be given once for each id, or not at all");
        }
        return times.stream().map(time -> time(time, now)).toList();
    }

    private static long time(String text, long now) {
        long time = Query.parsed("time", text, 0, Long.MAX_VALUE);
        if (time < TIME_MS_MIN || time > now + AHEAD_MS_MAX) {
            throw Failure.invalid(
                    "time", "must be in milliseconds since 1970, not before 2000 and at most a day ahead");
        }
        return time;
    }

    private static List<Activity.Play> plays(List<TrackId> ids, List<Long> times, List<Track> tracks, Request request) {
        Map<TrackId, Track> byId = new HashMap<>();
        tracks.forEach(track -> byId.put(track.id(), track));
        List<Activity.Play> plays = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Track track = byId.get(ids.get(i));
            if (track != null) {
                plays.add(play(track, times.get(i), request.client().name()));
            }
        }
        return plays;
    }

    /** A scrobble says that a track was heard to its end; the protocol knows no other length. */
    private static Activity.Play play(Track track, long playedAtMs, String client) {
        return new Activity.Play(
                track.id(),
                track.albumId(),
                track.artists().stream().map(ArtistRef::id).toList(),
                track.durationMs(),
                playedAtMs,
                track.durationMs(),
                client);
    }

    /** Some at once, because apps wait only so long. */
    private Future<Void> record(List<Activity.Play> plays, Request request) {
        Future<Void> all = Future.succeededFuture();
        for (int from = 0; from < plays.size(); from += AT_ONCE) {
            List<Activity.Play> some = plays.subList(from, Math.min(from + AT_ONCE, plays.size()));
            all = all.compose(next -> Future.all(some.stream()
                            .map(play -> bus.ask(Activity.PLAY, play, request.caller()))
                            .toList())
                    .mapEmpty());
        }
        return all;
    }
}
