package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/** Sessions: begun with a password, renewed with a refresh token, ended by signing out. */
final class SignInService {
    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    /** How long the two tokens are good for, and how many sessions a user has at most. */
    record Limits(Duration session, Duration refresh, int sessionsMax) {}

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Tokens tokens;
    private final Changes changes;
    private final Limits limits;
    private final Clock clock;

    SignInService(
            AccountStore accounts,
            SessionStore sessions,
            Passwords passwords,
            Attempts attempts,
            Tokens tokens,
            Changes changes,
            Limits limits,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.attempts = attempts;
        this.tokens = tokens;
        this.changes = changes;
        this.limits = limits;
        this.clock = clock;
    }

    Future<Accounts.Session> signIn(Accounts.SignIn wish, Caller caller) {
        Rights.requireService(caller);
        UserName name = UserName.of(wish.username());
        attempts.count(name.key(), wish.address());
        return accounts.byKey(name.key())
                .compose(found -> recognised(found.orElse(null), wish))
                .compose(account -> {
                    attempts.succeeded(name.key(), wish.address());
                    renew(account, wish.password());
                    return begin(account, wish.client());
                });
    }

    /** An unknown user costs the same slow hash as a wrong password. */
    private Future<Account> recognised(Account account, Accounts.SignIn wish) {
        return passwords.matches(wish.password(), account).map(right -> {
            if (!right) {
                throw Failure.unauthenticated(IdentifyService.WRONG);
            }
            return account;
        });
    }

    private Future<Accounts.Session> begin(Account account, String client) {
        var fresh = new Fresh(tokens.token(), tokens.token());
        var keys = fresh.keys();
        return sessions.begin(account.id(), client == null ? "" : client, keys, limits.sessionsMax())
                .map(begun -> fresh.session(keys, account));
    }

    /** Nobody waits for it: it is the same password, only kept as today's settings ask. */
    private void renew(Account account, String password) {
        if (passwords.isOutdated(account.password())) {
            passwords
                    .store(account.id(), password)
                    .compose(after -> accounts.renew(account.id(), account.password(), after))
                    .onSuccess(renewed -> changes.tell(account.id(), false))
                    .onFailure(cause -> LOG.warn("a password was not stored anew: {}", cause.toString()));
        }
    }

    Future<Accounts.Session> refresh(Accounts.Refresh wish, Caller caller) {
        Rights.requireService(caller);
        var fresh = new Fresh(tokens.token(), tokens.token());
        var keys = fresh.keys();
        return sessions.refresh(Tokens.hash(wish.refreshToken()), keys, clock.millis())
                .map(refreshed -> {
                    if (refreshed.stolenFrom() != null) {
                        LOG.warn("a used refresh token of {} came again: its session ends", refreshed.stolenFrom());
                        changes.tell(refreshed.stolenFrom(), false);
                    }
                    if (refreshed.account() == null) {
                        throw Failure.unauthenticated("the session has ended; sign in again");
                    }
                    return fresh.session(keys, refreshed.account());
                });
    }

    /** A session that is not there has ended: whoever signs out twice is signed out. */
    Future<Done> signOut(Accounts.SignOut wish, Caller caller) {
        UserId owner = caller.identity().isService() ? null : caller.identity().requireUser();
        return sessions.end(Tokens.hash(wish.token()), owner).map(ended -> {
            ended.ifPresent(user -> changes.tell(user, false));
            return Done.DONE;
        });
    }

    Future<Void> sweep() {
        return sessions.sweep(clock.millis());
    }

    /** A session's new tokens, before anybody knows them. */
    private final class Fresh {
        private final String token;
        private final String refreshToken;

        Fresh(String token, String refreshToken) {
            this.token = token;
            this.refreshToken = refreshToken;
        }

        SessionStore.Keys keys() {
            long now = clock.millis();
            return new SessionStore.Keys(
                    Tokens.hash(token),
                    now + limits.session().toMillis(),
                    Tokens.hash(refreshToken),
                    now + limits.refresh().toMillis());
        }

        Accounts.Session session(SessionStore.Keys keys, Account account) {
            return new Accounts.Session(
                    token, keys.expiresAtMs(), refreshToken, keys.refreshExpiresAtMs(), account.user());
        }
    }
}
