package polyphony.accounts;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;

/** Builds the rules from what they stand on; knows neither where things are kept nor who asks. */
final class AccountsRules {
    private static final int VERIFIED_KEY_BYTES = 32;

    /** What the verticle hands in. */
    record Means(Stores stores, Keys keys, Passwords.Workers workers, SecureRandom random, Clock clock) {}

    private final AccountsSettings settings;
    private final Means means;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Verified verified;
    private final Holders holders;
    private final Changes changes;

    /** @param tell everybody of a changed user */
    AccountsRules(AccountsSettings settings, Means means, Consumer<Accounts.Changed> tell) {
        this.settings = settings;
        this.means = means;
        Keys keys = means.keys();
        this.passwords = new Passwords(
                keys.hash(),
                keys.vault(),
                settings.readablePasswords(),
                means.workers(),
                settings.hashesWaitingMax(),
                keys.decoy());
        this.tokens = new Tokens(means.random());
        var limits = new Attempts.Limits(
                settings.attemptsMax(),
                settings.attemptsPerAddressMax(),
                Duration.ofSeconds(settings.attemptsSeconds()));
        this.attempts = new Attempts(limits, means.clock());
        byte[] hashKey = new byte[VERIFIED_KEY_BYTES];
        means.random().nextBytes(hashKey);
        this.verified = new Verified(hashKey, means.clock());
        this.holders = new Holders(means.stores().accounts(), means.clock());
        this.changes = (user, deleted) -> {
            forget(user);
            tell.accept(new Accounts.Changed(user, deleted));
        };
    }

    /** @param pause before a wrong token is refused */
    AccountsAddresses addresses(Function<Identity, String> sign, Supplier<Future<Void>> pause) {
        Stores stores = means.stores();
        var limits = new SignInService.Limits(settings.sessionFor(), settings.refreshFor(), settings.sessionsMax());
        var appPasswords =
                new AppPasswords(stores.appPasswords(), tokens, means.keys().vault(), changes, means.clock());
        return new AccountsAddresses(
                new SignInService(
                        stores.accounts(),
                        stores.sessions(),
                        passwords,
                        attempts,
                        tokens,
                        changes,
                        limits,
                        means.clock()),
                new IdentifyService(
                        verified,
                        holders,
                        new Secrets(means.keys().vault()),
                        passwords,
                        attempts,
                        stores.sessions(),
                        appPasswords,
                        new Proofs(sign, means.clock()),
                        pause,
                        means.clock()),
                new UserService(stores.accounts(), passwords, attempts, tokens, changes, means.clock()),
                appPasswords);
    }

    /** What has to be so before the first ask: an admin, and no readable passwords if they are not wanted. */
    Future<Void> prepare(CommonSettings.Admin admin, Path data) {
        var first = new FirstAdmin(
                means.stores().accounts(), passwords, means.workers(), tokens, admin, data, means.clock());
        Future<Void> forgotten = settings.readablePasswords()
                ? Future.succeededFuture()
                : means.stores().accounts().forgetSealed();
        return forgotten.compose(ready -> first.makeIfAlone());
    }

    /** Forgets what is remembered of a user that changed, here or elsewhere. */
    void forget(UserId user) {
        verified.forget(user);
        holders.forget(user);
    }
}
