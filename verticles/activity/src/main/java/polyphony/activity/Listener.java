package polyphony.activity;

import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Entity;

/** What one listener gave, in memory. Used on one event loop only. */
final class Listener {
    private final Map<String, AnnotationRow> rows = new HashMap<>();
    private final Map<Entity, Map<Rank, List<AnnotationRow>>> orders = new EnumMap<>(Entity.class);
    private Future<Listener> loading;
    private boolean tooLarge;
    private long freshUntilMs = Long.MIN_VALUE;

    /** The read that is under way, which everyone who asks meanwhile waits for; null when there is none. */
    Future<Listener> loading() {
        return loading;
    }

    void setLoading(Future<Listener> loading) {
        this.loading = loading;
    }

    boolean isFresh(long nowMs) {
        return nowMs < freshUntilMs;
    }

    /** True when something was read once, which is better than nothing while PostgreSQL is away. */
    boolean hasBeenRead() {
        return freshUntilMs != Long.MIN_VALUE;
    }

    void setFreshUntil(long ms) {
        freshUntilMs = ms;
    }

    /** True when the rows are too many for memory, so that PostgreSQL is asked each time. */
    boolean isTooLarge() {
        return tooLarge;
    }

    /** Takes what was read; what changed while it was read is newer and stays. */
    void load(List<AnnotationRow> read, int rowsMax) {
        take(read);
        tooLarge = rows.size() > rowsMax;
        if (tooLarge) {
            rows.clear();
        }
    }

    void take(List<AnnotationRow> changed) {
        for (AnnotationRow row : changed) {
            rows.merge(row.id(), row, AnnotationRow::newerOf);
        }
        orders.clear();
    }

    int size() {
        return rows.size();
    }

    AnnotationRow get(String id) {
        return rows.get(id);
    }

    /** The listener's things in an order, made when it is asked for first after a change. */
    List<AnnotationRow> ranked(Entity entity, Rank rank) {
        return orders.computeIfAbsent(entity, made -> new EnumMap<>(Rank.class))
                .computeIfAbsent(rank, made -> Ranking.order(rows.values(), entity, rank));
    }
}
