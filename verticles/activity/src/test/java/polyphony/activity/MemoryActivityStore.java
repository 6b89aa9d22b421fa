package polyphony.activity;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Ranked;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;

/** The store's promises without PostgreSQL; it can be away, and counts how often it was read. */
final class MemoryActivityStore implements ActivityStore {
    private final Map<UserId, Map<String, AnnotationRow>> rows = new HashMap<>();
    private final Map<UserId, List<Heard>> plays = new HashMap<>();
    private final List<Happened> events = new ArrayList<>();
    private boolean away;
    private int reads;

    void setAway(boolean away) {
        this.away = away;
    }

    /** Times that annotations were read. */
    int reads() {
        return reads;
    }

    /** What the outbox would have. */
    List<Happened> events() {
        return events;
    }

    @Override
    public Future<Written> play(UserId user, Play play, boolean counted, Happened event) {
        if (away) {
            return isAway();
        }
        List<Heard> mine = plays.computeIfAbsent(user, absent -> new ArrayList<>());
        for (Heard heard : mine) {
            if (heard.eventId().equals(event.eventId())) {
                return Future.succeededFuture(new Written(true, heard.counted(), List.of()));
            }
        }
        mine.add(new Heard(event.eventId(), play.track(), play.playedAtMs(), play.heardMs(), counted, play.source()));
        events.add(event);
        return Future.succeededFuture(new Written(false, counted, counted ? count(user, play) : List.of()));
    }

    private List<AnnotationRow> count(UserId user, Play play) {
        List<AnnotationRow> counted = new ArrayList<>();
        counted.add(count(user, Entity.TRACK, play.track().value(), play.playedAtMs()));
        if (play.album() != null) {
            counted.add(count(user, Entity.ALBUM, play.album().value(), play.playedAtMs()));
        }
        new HashSet<>(play.artists())
                .forEach(artist -> counted.add(count(user, Entity.ARTIST, artist.value(), play.playedAtMs())));
        return counted;
    }

    private AnnotationRow count(UserId user, Entity entity, String id, long atMs) {
        return update(user, entity, id, row -> {
            long last = row.lastPlayedAtMs() == null ? atMs : Math.max(atMs, row.lastPlayedAtMs());
            return new AnnotationRow(
                    id, entity, row.starredAtMs(), row.rating(), row.playCount() + 1, last, row.version() + 1);
        });
    }

    private AnnotationRow update(UserId user, Entity entity, String id, UnaryOperator<AnnotationRow> change) {
        return rows.computeIfAbsent(user, absent -> new HashMap<>())
                .compute(
                        id,
                        (key, row) ->
                                change.apply(row == null ? new AnnotationRow(id, entity, null, 0, 0, null, 0) : row));
    }

    private AnnotationRow row(UserId user, String id) {
        return rows.getOrDefault(user, Map.of()).get(id);
    }

    @Override
    public Future<Changes> star(UserId user, Star star, long atMs, Function<AnnotationRow, Happened> event) {
        List<String> ids = star.ids().stream()
                .distinct()
                .filter(id -> {
                    AnnotationRow row = row(user, id);
                    return star.starred() != (row != null && row.starredAtMs() != null);
                })
                .toList();
        return change(
                user,
                star.entity(),
                ids,
                event,
                row -> new AnnotationRow(
                        row.id(),
                        row.entity(),
                        star.starred() ? atMs : null,
                        row.rating(),
                        row.playCount(),
                        row.lastPlayedAtMs(),
                        row.version() + 1));
    }

    @Override
    public Future<Changes> rate(UserId user, Rate rate, Function<AnnotationRow, Happened> event) {
        AnnotationRow before = row(user, rate.id());
        boolean changes = (before == null ? 0 : before.rating()) != rate.rating();
        return change(
                user,
                rate.entity(),
                changes ? List.of(rate.id()) : List.of(),
                event,
                row -> new AnnotationRow(
                        row.id(),
                        row.entity(),
                        row.starredAtMs(),
                        rate.rating(),
                        row.playCount(),
                        row.lastPlayedAtMs(),
                        row.version() + 1));
    }

    private Future<Changes> change(
            UserId user,
            Entity entity,
            List<String> ids,
            Function<AnnotationRow, Happened> event,
            UnaryOperator<AnnotationRow> change) {
        if (away) {
            return isAway();
        }
        List<AnnotationRow> changed =
                ids.stream().map(id -> update(user, entity, id, change)).toList();
        List<Happened> happened = changed.stream().map(event).toList();
        events.addAll(happened);
        return Future.succeededFuture(new Changes(changed, happened));
    }

    @Override
    public Future<List<AnnotationRow>> annotations(UserId user, Collection<String> ids) {
        reads++;
        return away
                ? isAway()
                : Future.succeededFuture(rows.getOrDefault(user, Map.of()).values().stream()
                        .filter(row -> ids.contains(row.id()))
                        .toList());
    }

    @Override
    public Future<List<AnnotationRow>> annotations(UserId user, int max) {
        reads++;
        return away
                ? isAway()
                : Future.succeededFuture(rows.getOrDefault(user, Map.of()).values().stream()
                        .limit(max)
                        .toList());
    }

    @Override
    public Future<Ranked> ranked(UserId user, ListRanked wish) {
        List<AnnotationRow> all =
                Ranking.order(rows.getOrDefault(user, Map.of()).values(), wish.entity(), wish.rank());
        return Future.succeededFuture(new Ranked(
                all.stream()
                        .skip(wish.offset())
                        .limit(wish.limit())
                        .map(AnnotationRow::annotation)
                        .toList(),
                all.size()));
    }

    @Override
    public Future<List<Heard>> history(UserId user, HistoryCursor before, int limit) {
        Comparator<Heard> order = Comparator.comparingLong(Heard::playedAtMs)
                .thenComparing(heard -> heard.track().value());
        return Future.succeededFuture(plays.getOrDefault(user, List.of()).stream()
                .filter(heard -> heard.playedAtMs() < before.playedAtMs()
                        || (heard.playedAtMs() == before.playedAtMs()
                                && heard.track().value().compareTo(before.track()) < 0))
                .sorted(order.reversed())
                .limit(limit)
                .toList());
    }

    @Override
    public Future<Void> forget(UserId user) {
        rows.remove(user);
        plays.remove(user);
        return Future.succeededFuture();
    }

    private static <T> Future<T> isAway() {
        return Future.failedFuture(Failure.unavailable("away"));
    }
}
