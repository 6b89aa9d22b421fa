package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import polyphony.shared.contract.UserId;

/**
 * Accounts that were asked for a moment ago, with their secrets still sealed: an app that draws a new salt for every request
 * costs no look into the database. Only those that exist are kept. Bounded. Lives on one event loop.
 */
final class Holders {
    private static final long KEPT_MS = 60_000;
    private static final int KEPT_MAX = 1_000;

    private record Kept(Holder holder, long untilMs) {}

    private final AccountStore store;
    private final Clock clock;
    private final Map<String, Future<Optional<Holder>>> running = new HashMap<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT_MAX;
        }
    };
    private long changes;

    Holders(AccountStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Holder> kept(UserName name) {
        Kept found = kept.get(name.key());
        return found == null || found.untilMs() <= clock.millis() ? Optional.empty() : Optional.of(found.holder());
    }

    /** As the store has it now; read once for all who ask meanwhile. */
    Future<Optional<Holder>> load(UserName name) {
        Future<Optional<Holder>> loading = running.get(name.key());
        return loading == null ? begin(name.key()) : loading;
    }

    private Future<Optional<Holder>> begin(String key) {
        long before = changes;
        Future<Optional<Holder>> loading = store.holder(key);
        running.put(key, loading);
        return loading.onComplete(ended -> {
            running.remove(key, loading);
            if (ended.succeeded() && changes == before) {
                keep(key, ended.result());
            }
        });
    }

    private void keep(String key, Optional<Holder> found) {
        kept.remove(key);
        found.ifPresent(holder -> kept.put(key, new Kept(holder, clock.millis() + KEPT_MS)));
    }

    void forget(UserId user) {
        changes++;
        running.clear();
        kept.values().removeIf(entry -> entry.holder().account().id().equals(user));
    }
}
