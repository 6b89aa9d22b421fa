package polyphony.accounts;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.testing.TestClock;

/** All rules of accounts over stores in memory, with cheap hashes, a clock to set, and one admin. */
final class House {
    static final String ADDRESS = "192.0.2.7";
    static final String PASSWORD = "correct horse";

    final TestClock clock = TestClock.at("2026-11-24T08:00:00Z");
    final MemoryStores stores = new MemoryStores();
    final Identities identities = new Identities(Identities.keyOf("0123456789abcdef0123456789abcdef"), clock);
    final List<Accounts.Changed> told = new ArrayList<>();
    final AtomicInteger hashes = new AtomicInteger();
    final AtomicInteger pauses = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[Vault.KEY_BYTES];
    private AccountsRules rules;
    private AccountsAddresses addresses;

    House() {
        build(settings(true));
    }

    static AccountsSettings settings(boolean readable) {
        return new AccountsSettings(60, 30, 3, readable, new Secret(""), 64, 1, 1, 2, 3, 8, 300);
    }

    /** The same data with other settings, as after a restart. */
    void build(AccountsSettings settings) {
        var hash = new PasswordHash(settings.cost(), random);
        var keys = new Keys(new Vault(key, random), "here", hash, hash.of("decoy"));
        var means = new AccountsRules.Means(stores.stores(), keys, new Here(hashes), random, clock);
        rules = new AccountsRules(settings, means, told::add);
        addresses = rules.addresses(identities::sign, this::pause);
    }

    private Future<Void> pause() {
        pauses.incrementAndGet();
        return Future.succeededFuture();
    }

    private record Here(AtomicInteger count) implements Passwords.Workers {
        @Override
        public <T> Future<T> run(Callable<T> work) {
            count.incrementAndGet();
            try {
                return Future.succeededFuture(work.call());
            } catch (Exception failed) {
                return Future.failedFuture(failed);
            }
        }
    }

    SignInService signIn() {
        return addresses.signIn();
    }

    UserService users() {
        return addresses.users();
    }

    AppPasswords appPasswords() {
        return addresses.appPasswords();
    }

    /** What a start does; the first admin gets a password that is made up. */
    void firstAdmin(Path data) {
        done(rules.prepare(new CommonSettings.Admin("admin", new Secret("")), data));
    }

    Accounts.User add(String name, boolean admin) {
        return done(users().create(new Accounts.CreateUser(name, PASSWORD, null, admin), service()));
    }

    Accounts.Session signIn(String name) {
        return done(signIn().signIn(new Accounts.SignIn(name, PASSWORD, "test", ADDRESS), service()));
    }

    Future<Accounts.Proof> identify(Accounts.Credentials credentials) {
        try {
            return addresses.identify().identify(credentials, service());
        } catch (Failure refused) {
            return Future.failedFuture(refused);
        }
    }

    static Caller service() {
        return caller(new Identity(null, "gateway", false, Long.MAX_VALUE));
    }

    static Caller as(Accounts.User user) {
        return caller(new Identity(user.id(), user.name(), user.admin(), Long.MAX_VALUE));
    }

    static Caller stranger() {
        return caller(new Identity(new UserId("us-stranger"), "stranger", false, Long.MAX_VALUE));
    }

    private static Caller caller(Identity identity) {
        return new Caller(identity, "token", Long.MAX_VALUE, "test");
    }

    static <T> T done(Future<T> future) {
        if (future.failed()) {
            throw new AssertionError("it failed", future.cause());
        }
        return future.result();
    }

    /** The failure of a future, or of the call that should have given one. */
    static Failure refused(Callable<Future<?>> call) {
        try {
            return (Failure) call.call().cause();
        } catch (Failure failure) {
            return failure;
        } catch (Exception other) {
            throw new AssertionError("no failure of ours", other);
        }
    }
}
