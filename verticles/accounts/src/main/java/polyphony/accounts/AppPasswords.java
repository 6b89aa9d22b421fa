package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/** The rules of app passwords: made up by us, told once, and anybody's to revoke who owns them. */
final class AppPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(AppPasswords.class);
    private static final int PER_USER_MAX = 50;
    /** The time of the last use is told to the minute, and not written with every request. */
    private static final long NOTED_EVERY_MS = 60_000;

    private static final int NOTED_MAX = 10_000;

    private final AppPasswordStore store;
    private final Tokens tokens;
    private final Vault vault;
    private final Changes changes;
    private final Clock clock;
    private final Map<String, Long> noted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > NOTED_MAX;
        }
    };

    AppPasswords(AppPasswordStore store, Tokens tokens, Vault vault, Changes changes, Clock clock) {
        this.store = store;
        this.tokens = tokens;
        this.vault = vault;
        this.changes = changes;
        this.clock = clock;
    }

    Future<Accounts.NewAppPassword> create(Accounts.CreateAppPassword wish, Caller caller) {
        UserId user = caller.identity().requireUser();
        String id = tokens.appPasswordId();
        String secret = tokens.typed();
        var fresh = new AppPassword(
                id, user, wish.name(), Tokens.hash(secret), vault.seal(secret, id), clock.millis(), null);
        return store.insert(fresh, PER_USER_MAX).map(inserted -> {
            if (!inserted) {
                throw Failure.conflict("there are " + PER_USER_MAX + " app passwords already; revoke one first");
            }
            changes.tell(user, false);
            return new Accounts.NewAppPassword(fresh.info(), secret);
        });
    }

    Future<Accounts.AppPasswords> list(Caller caller) {
        return store.of(caller.identity().requireUser())
                .map(found -> new Accounts.AppPasswords(
                        found.stream().map(AppPassword::info).toList()));
    }

    Future<Done> revoke(Accounts.RevokeAppPassword wish, Caller caller) {
        UserId user = caller.identity().requireUser();
        return store.delete(user, wish.id()).map(deleted -> {
            if (!deleted) {
                throw Failure.notFound("app password " + wish.id());
            }
            changes.tell(user, false);
            return Done.DONE;
        });
    }

    Future<Optional<Holder>> bySecret(String secret) {
        return store.bySecret(Tokens.hash(secret));
    }

    /** Notes a use. Nobody waits for it: it is for people to see what they may revoke. */
    void used(AppPassword appPassword) {
        long now = clock.millis();
        Long last = noted.get(appPassword.id());
        if (last == null || now - last >= NOTED_EVERY_MS) {
            noted.put(appPassword.id(), now);
            store.used(appPassword.id(), now)
                    .onFailure(cause -> LOG.warn("a use of {} was not noted: {}", appPassword, cause.toString()));
        }
    }
}
