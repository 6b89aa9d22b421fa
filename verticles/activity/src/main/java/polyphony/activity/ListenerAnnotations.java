package polyphony.activity;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import polyphony.shared.contract.Activity.Annotation;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Ranked;
import polyphony.shared.contract.UserId;

/**
 * The annotations of the listeners who are here, in memory: read once when a listener is first asked about, kept current
 * by what this node writes and by what others say that they wrote, dropped when others need the room. Used on one event
 * loop only.
 */
final class ListenerAnnotations {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int EXPECTED_MAX = 2_000;
    /** Most listeners give nothing, and cost little; this bounds those. */
    private static final int LISTENERS_MAX = 20_000;

    private final ActivityStore store;
    private final ActivitySettings settings;
    private final Clock clock;
    /** The one used longest ago first. */
    private final Map<UserId, Listener> listeners = new LinkedHashMap<>(16, 0.75f, true);

    private final Set<String> expected = new LinkedHashSet<>();
    private int rows;

    ListenerAnnotations(ActivityStore store, ActivitySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those of the ids that something was given to. */
    Future<List<AnnotationRow>> of(UserId user, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return listener(user)
                .compose(listener -> listener.isTooLarge()
                        ? store.annotations(user, ids)
                        : Future.succeededFuture(ids.stream()
                                .distinct()
                                .map(listener::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    Future<Ranked> ranked(UserId user, ListRanked wish) {
        return listener(user)
                .compose(listener -> listener.isTooLarge()
                        ? store.ranked(user, wish)
                        : Future.succeededFuture(slice(listener, wish)));
    }

    private static Ranked slice(Listener listener, ListRanked wish) {
        List<AnnotationRow> all = listener.ranked(wish.entity(), wish.rank());
        int from = Math.min(wish.offset(), all.size());
        int to = Math.min(from + wish.limit(), all.size());
        List<Annotation> page =
                all.subList(from, to).stream().map(AnnotationRow::annotation).toList();
        return new Ranked(page, all.size());
    }

    /** Takes over what was just written for a listener. */
    void changed(UserId user, List<AnnotationRow> changed) {
        Listener listener = listeners.get(user);
        if (listener == null || listener.isTooLarge() || changed.isEmpty()) {
            return;
        }
        int before = listener.size();
        listener.take(changed);
        rows += listener.size() - before;
        makeRoom(user);
    }

    /** Tells that this node's own announcement will come round, and has nothing new. */
    void expect(String eventId) {
        expected.add(eventId);
        if (expected.size() > EXPECTED_MAX) {
            Iterator<String> oldest = expected.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Another node wrote something: what it touched is read again, if its listener is here. */
    void heard(Happened event) {
        Listener listener = listeners.get(event.user());
        if (expected.remove(event.eventId()) || listener == null || listener.isTooLarge()) {
            return;
        }
        List<String> touched = new ArrayList<>();
        touched.add(event.id());
        if (event.album() != null) {
            touched.add(event.album().value());
        }
        event.artists().forEach(artist -> touched.add(artist.value()));
        store.annotations(event.user(), touched)
                .onSuccess(now -> changed(event.user(), now))
                .onFailure(away -> forget(event.user()));
    }

    /** Drops a listener from memory. */
    void forget(UserId user) {
        Listener listener = listeners.remove(user);
        if (listener != null) {
            rows -= listener.size();
        }
    }

    /** Rows in memory now. */
    int size() {
        return rows;
    }

    private Future<Listener> listener(UserId user) {
        Listener listener = listeners.computeIfAbsent(user, absent -> new Listener());
        if (listener.isFresh(clock.millis())) {
            return Future.succeededFuture(listener);
        }
        if (listener.loading() != null) {
            return listener.loading();
        }
        Future<Listener> loading = load(user, listener);
        if (!loading.isComplete()) {
            listener.setLoading(loading);
        }
        return loading;
    }

    private Future<Listener> load(UserId user, Listener listener) {
        return store.annotations(user, settings.annotationsPerListenerMax() + 1)
                .map(read -> keep(user, listener, read))
                .recover(cause -> {
                    listener.setLoading(null);
                    return listener.hasBeenRead() ? keepOld(listener) : giveUp(user, cause);
                });
    }

    private Listener keep(UserId user, Listener listener, List<AnnotationRow> read) {
        boolean isHere = listeners.get(user) == listener;
        int before = listener.size();
        listener.load(read, settings.annotationsPerListenerMax());
        listener.setFreshUntil(
                clock.millis() + Duration.ofMinutes(settings.freshMinutes()).toMillis());
        listener.setLoading(null);
        if (isHere) {
            rows += listener.size() - before;
            makeRoom(user);
        }
        return listener;
    }

    /** PostgreSQL is away: what is known may be old, and is better than nothing. */
    private Future<Listener> keepOld(Listener listener) {
        listener.setFreshUntil(clock.millis() + TRY_AGAIN.toMillis());
        return Future.succeededFuture(listener);
    }

    private Future<Listener> giveUp(UserId user, Throwable cause) {
        forget(user);
        return Future.failedFuture(cause);
    }

    private void makeRoom(UserId keep) {
        Iterator<Map.Entry<UserId, Listener>> oldest = listeners.entrySet().iterator();
        while (isOver() && oldest.hasNext()) {
            Map.Entry<UserId, Listener> listener = oldest.next();
            if (!listener.getKey().equals(keep)) {
                rows -= listener.getValue().size();
                oldest.remove();
            }
        }
    }

    private boolean isOver() {
        return rows > settings.annotationsMax() || listeners.size() > LISTENERS_MAX;
    }
}
