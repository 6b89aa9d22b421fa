package polyphony.activity;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity.Annotations;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.History;
import polyphony.shared.contract.Activity.Ids;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Activity.ListHistory;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Ranked;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Recorded;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** What listeners did, each for themselves: everything here is about the caller. */
final class ActivityService {
    /** Clocks of players go wrong; one that is a day ahead would stay on top of the history. */
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private final ActivityStore store;
    private final ListenerAnnotations annotations;
    private final Consumer<Happened> announce;
    private final Supplier<String> newId;
    private final Clock clock;

    /** @param announce is told what has been committed */
    ActivityService(
            ActivityStore store,
            ListenerAnnotations annotations,
            Consumer<Happened> announce,
            Supplier<String> newId,
            Clock clock) {
        this.store = store;
        this.annotations = annotations;
        this.announce = announce;
        this.newId = newId;
        this.clock = clock;
    }

    Future<Recorded> play(Play play, Caller caller) {
        UserId user = caller.identity().requireUser();
        if (play.playedAtMs() > clock.millis() + AHEAD_MAX.toMillis()) {
            throw Failure.invalid("playedAt", "must be at most a day ahead");
        }
        boolean counted = PlayRules.isCounted(play);
        Happened event = heard(user, play, counted);
        return store.play(user, play, counted, event).map(written -> {
            if (!written.repeated()) {
                annotations.changed(user, written.rows());
                tell(event);
            }
            return new Recorded(event.eventId(), written.repeated(), written.counted());
        });
    }

    Future<Done> star(Star star, Caller caller) {
        UserId user = caller.identity().requireUser();
        star.ids().forEach(id -> requireId("ids", star.entity(), id));
        Kind kind = star.starred() ? Kind.STARRED : Kind.UNSTARRED;
        return store.star(user, star, clock.millis(), row -> given(user, kind, row))
                .map(changes -> keep(user, changes));
    }

    Future<Done> rate(Rate rate, Caller caller) {
        UserId user = caller.identity().requireUser();
        requireId("id", rate.entity(), rate.id());
        return store.rate(user, rate, row -> given(user, Kind.RATED, row)).map(changes -> keep(user, changes));
    }

    Future<Annotations> annotations(Ids ids, Caller caller) {
        return annotations
                .of(caller.identity().requireUser(), ids.ids())
                .map(rows -> rows.stream()
                        .filter(AnnotationRow::saysSomething)
                        .map(AnnotationRow::annotation)
                        .toList())
                .map(Annotations::new);
    }

    Future<Ranked> ranked(ListRanked wish, Caller caller) {
        if (wish.entity() == null || wish.rank() == null) {
            throw Failure.invalid("rank", "must be given, with an entity");
        }
        return annotations.ranked(caller.identity().requireUser(), wish);
    }

    Future<History> history(ListHistory wish, Caller caller) {
        HistoryCursor before = HistoryCursor.parse(wish.after());
        // One more than wanted tells whether there is a next page.
        return store.history(caller.identity().requireUser(), before, wish.limit() + 1)
                .map(plays -> page(plays, wish.limit()));
    }

    private static History page(List<Heard> plays, int limit) {
        if (plays.size() <= limit) {
            return new History(plays, null);
        }
        return new History(plays.subList(0, limit), HistoryCursor.of(plays.get(limit - 1)));
    }

    private Done keep(UserId user, ActivityStore.Changes changes) {
        annotations.changed(user, changes.rows());
        changes.events().forEach(this::tell);
        return Done.DONE;
    }

    private void tell(Happened event) {
        annotations.expect(event.eventId());
        announce.accept(event);
    }

    private Happened heard(UserId user, Play play, boolean counted) {
        return new Happened(
                PlayRules.eventId(user, play.track(), play.playedAtMs()),
                user,
                counted ? Kind.PLAYED : Kind.SKIPPED,
                Entity.TRACK,
                play.track().value(),
                play.album(),
                play.artists(),
                play.heardMs(),
                0,
                play.playedAtMs());
    }

    private Happened given(UserId user, Kind kind, AnnotationRow row) {
        return new Happened(
                newId.get(), user, kind, row.entity(), row.id(), null, List.of(), 0, row.rating(), clock.millis());
    }

    private static void requireId(String field, Entity entity, String id) {
        if (entity == null) {
            throw Failure.invalid("entity", "must be TRACK, ALBUM or ARTIST");
        }
        String prefix = switch (entity) {
            case TRACK -> TrackId.PREFIX;
            case ALBUM -> AlbumId.PREFIX;
            case ARTIST -> ArtistId.PREFIX;
        };
        if (!id.matches(prefix + "[A-Za-z0-9_-]{1,60}")) {
            throw Failure.invalid(field, "must begin with " + prefix);
        }
    }
}
