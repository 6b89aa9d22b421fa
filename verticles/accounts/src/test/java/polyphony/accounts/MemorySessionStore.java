package polyphony.accounts;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import polyphony.shared.contract.UserId;

/** Sessions in memory. */
final class MemorySessionStore implements SessionStore {
    private record Session(UserId user, Keys keys) {}

    private final Map<Integer, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Integer> usedRefresh = new HashMap<>();
    private final Function<UserId, Account> account;
    private int nextSession;

    MemorySessionStore(Function<UserId, Account> account) {
        this.account = account;
    }

    void endAll(UserId user, String exceptTokenHash) {
        sessions.values()
                .removeIf(session ->
                        session.user().equals(user) && !session.keys().token().equals(exceptTokenHash));
    }

    @Override
    public Future<Void> begin(UserId user, String client, Keys keys, int max) {
        sessions.put(nextSession++, new Session(user, keys));
        List<Integer> own = new ArrayList<>(sessions.keySet());
        own.removeIf(id -> !sessions.get(id).user().equals(user));
        own.sort(Comparator.comparing((Integer id) -> sessions.get(id).keys().refreshExpiresAtMs())
                .thenComparing(id -> id)
                .reversed());
        own.stream().skip(max).forEach(sessions::remove);
        return Future.succeededFuture();
    }

    @Override
    public Future<Optional<Open>> find(String tokenHash, long nowMs) {
        return Future.succeededFuture(sessions.values().stream()
                .filter(session -> session.keys().token().equals(tokenHash)
                        && session.keys().expiresAtMs() > nowMs)
                .map(session ->
                        new Open(account.apply(session.user()), session.keys().expiresAtMs()))
                .findFirst());
    }

    @Override
    public Future<Refreshed> refresh(String refreshHash, Keys fresh, long nowMs) {
        for (var entry : sessions.entrySet()) {
            Keys keys = entry.getValue().keys();
            if (keys.refresh().equals(refreshHash) && keys.refreshExpiresAtMs() > nowMs) {
                usedRefresh.put(refreshHash, entry.getKey());
                entry.setValue(new Session(entry.getValue().user(), fresh));
                return Future.succeededFuture(
                        new Refreshed(account.apply(entry.getValue().user()), null));
            }
        }
        Session stolen = sessions.remove(usedRefresh.get(refreshHash));
        return Future.succeededFuture(stolen == null ? Refreshed.UNKNOWN : new Refreshed(null, stolen.user()));
    }

    @Override
    public Future<Optional<UserId>> end(String tokenHash, UserId owner) {
        for (var entry : sessions.entrySet()) {
            Session session = entry.getValue();
            if (session.keys().token().equals(tokenHash) && (owner == null || owner.equals(session.user()))) {
                sessions.remove(entry.getKey());
                return Future.succeededFuture(Optional.of(session.user()));
            }
        }
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> sweep(long nowMs) {
        sessions.values().removeIf(session -> session.keys().refreshExpiresAtMs() <= nowMs);
        return Future.succeededFuture();
    }
}
