package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import polyphony.accounts.Secrets.Match;
import polyphony.accounts.Verified.Known;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/**
 * Who the holder of credentials is. Whatever is wrong with a name and a secret, the words are the same, and so is the time:
 * a wrong password costs one slow hash, a wrong token one fixed pause, whether there is such a user or not.
 */
final class IdentifyService {
    static final String WRONG = "the username or password is wrong";

    private final Verified verified;
    private final Holders holders;
    private final Secrets secrets;
    private final Passwords passwords;
    private final Attempts attempts;
    private final SessionStore sessions;
    private final AppPasswords appPasswords;
    private final Proofs proofs;
    private final Supplier<Future<Void>> pause;
    private final Clock clock;

    /** @param pause before a wrong token is refused: longer than anything that differs from user to user */
    IdentifyService(
            Verified verified,
            Holders holders,
            Secrets secrets,
            Passwords passwords,
            Attempts attempts,
            SessionStore sessions,
            AppPasswords appPasswords,
            Proofs proofs,
            Supplier<Future<Void>> pause,
            Clock clock) {
        this.verified = verified;
        this.holders = holders;
        this.secrets = secrets;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.appPasswords = appPasswords;
        this.proofs = proofs;
        this.pause = pause;
        this.clock = clock;
    }

    Future<Accounts.Proof> identify(Accounts.Credentials sent, Caller caller) {
        Rights.requireService(caller);
        Way way = Way.of(sent);
        return verified.or(sent, () -> prove(way, sent));
    }

    private Future<Known> prove(Way way, Accounts.Credentials sent) {
        return switch (way) {
            case BEARER -> byBearer(sent.bearer());
            case API_KEY -> byApiKey(sent.apiKey(), sent.address());
            case PASSWORD ->
                byName(sent, holder -> secrets.password(holder, sent.password()), found -> bySlowHash(found, sent));
            case TOKEN ->
                byName(sent, holder -> secrets.token(holder, sent.token(), sent.salt()), found -> wrongToken());
        };
    }

    private Future<Known> byBearer(String bearer) {
        return sessions.find(Tokens.hash(bearer), clock.millis()).map(found -> {
            SessionStore.Open session =
                    found.orElseThrow(() -> Failure.unauthenticated("the session has ended; sign in again"));
            Known known = known(session.account());
            return new Known(known.proof(), Math.min(known.untilMs(), session.expiresAtMs()));
        });
    }

    private Future<Known> byApiKey(String apiKey, String address) {
        attempts.check("", address);
        return appPasswords.bySecret(apiKey).map(found -> {
            attempts.count("", address);
            Holder holder = found.orElseThrow(() -> Failure.unauthenticated("the API key is not valid"));
            attempts.succeeded("", address);
            appPasswords.used(holder.appPasswords().get(0));
            return known(holder.account());
        });
    }

    /** @param otherwise what to do when no secret matches at once */
    private Future<Known> byName(
            Accounts.Credentials sent,
            Function<Holder, Optional<Match>> match,
            Function<Optional<Holder>, Future<Known>> otherwise) {
        UserName name = UserName.of(sent.username());
        attempts.check(name.key(), sent.address());
        Optional<Holder> kept = holders.kept(name);
        Optional<Match> matched = kept.flatMap(match);
        if (matched.isPresent()) {
            return Future.succeededFuture(recognised(kept.get(), matched.get()));
        }
        // Also for those who are kept: their secrets may have changed, and strangers take this way too.
        return holders.load(name).compose(found -> {
            attempts.count(name.key(), sent.address());
            Optional<Match> now = found.flatMap(match);
            return (now.isPresent()
                            ? Future.succeededFuture(recognised(found.get(), now.get()))
                            : otherwise.apply(found))
                    .onSuccess(known -> attempts.succeeded(name.key(), sent.address()));
        });
    }

    private Known recognised(Holder holder, Match match) {
        if (match.appPassword() != null) {
            appPasswords.used(match.appPassword());
        }
        return known(holder.account());
    }

    private Future<Known> bySlowHash(Optional<Holder> found, Accounts.Credentials sent) {
        Account account = found.map(Holder::account).orElse(null);
        return passwords.matches(sent.password(), account).map(right -> {
            if (!right) {
                throw Failure.unauthenticated(WRONG);
            }
            return known(account);
        });
    }

    private Future<Known> wrongToken() {
        String words = passwords.readable() ? WRONG : Accounts.TOKENS_UNSUPPORTED;
        return pause.get().compose(paused -> Future.failedFuture(Failure.unauthenticated(words)));
    }

    private Known known(Account account) {
        return new Known(proofs.of(account), clock.millis() + Verified.REMEMBERED_MS);
    }
}
