package polyphony.accounts;

import io.vertx.core.Future;
import java.util.Optional;
import polyphony.shared.contract.UserId;

/** Where sessions are kept: of their tokens only what {@link Tokens#hash} makes of them. */
interface SessionStore {
    /** The hashes of a session's two tokens and how long they are good for. */
    record Keys(String token, long expiresAtMs, String refresh, long refreshExpiresAtMs) {}

    /** Whose session it is and until when. */
    record Open(Account account, long expiresAtMs) {}

    /**
     * How a refresh ended.
     *
     * @param account whose session was renewed; null when none was
     * @param stolenFrom whose session was ended, because the token had been used before; null when none was
     */
    record Refreshed(Account account, UserId stolenFrom) {
        static final Refreshed UNKNOWN = new Refreshed(null, null);
    }

    /** Begins a session; of more than {@code max} the user's oldest ends. */
    Future<Void> begin(UserId user, String client, Keys keys, int max);

    Future<Optional<Open>> find(String tokenHash, long nowMs);

    /** Gives the session of an unused refresh token new keys; the session of a used one ends. */
    Future<Refreshed> refresh(String refreshHash, Keys fresh, long nowMs);

    /**
     * Ends a session; gives whose it was.
     *
     * @param owner only when it is this user's; null for any
     */
    Future<Optional<UserId>> end(String tokenHash, UserId owner);

    /** Deletes sessions that nobody can refresh any more. */
    Future<Void> sweep(long nowMs);
}
