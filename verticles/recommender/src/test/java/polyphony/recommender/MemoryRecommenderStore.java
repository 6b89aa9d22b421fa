package polyphony.recommender;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.UserId;

/** Events in a list. */
final class MemoryRecommenderStore implements RecommenderStore {
    private final List<Event> kept = new ArrayList<>();
    private boolean away;

    /** From now on the store is away, or is there again. */
    void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public Future<Appended> append(List<Event> events) {
        if (away) {
            return Future.failedFuture(Failure.unavailable("the store is away"));
        }
        Map<UserId, Long> before = new HashMap<>();
        events.forEach(event -> before.put(event.user(), last(event.user())));
        var fresh = new ArrayList<Event>();
        for (Event event : events) {
            if (kept.stream().noneMatch(known -> known.eventId().equals(event.eventId()))) {
                fresh.add(
                        event.at(kept.isEmpty() ? 1 : kept.get(kept.size() - 1).seq() + 1));
                kept.add(fresh.get(fresh.size() - 1));
            }
        }
        return Future.succeededFuture(new Appended(fresh, before));
    }

    private long last(UserId user) {
        return kept.stream()
                .filter(event -> event.user().equals(user))
                .mapToLong(Event::seq)
                .max()
                .orElse(0);
    }

    @Override
    public Future<List<Event>> latest(UserId user, int max) {
        var all = kept.stream().filter(event -> event.user().equals(user)).toList();
        return Future.succeededFuture(all.subList(Math.max(0, all.size() - max), all.size()));
    }

    @Override
    public Future<List<Event>> after(long seq, int max) {
        return Future.succeededFuture(
                kept.stream().filter(event -> event.seq() > seq).limit(max).toList());
    }

    @Override
    public Future<Long> placeBefore(int max) {
        return Future.succeededFuture(
                kept.size() <= max ? 0 : kept.get(kept.size() - max - 1).seq());
    }

    @Override
    public Future<Void> forget(UserId user) {
        kept.removeIf(event -> event.user().equals(user));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> prune(int days) {
        return Future.succeededFuture();
    }
}
