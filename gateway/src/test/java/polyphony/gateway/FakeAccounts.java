package polyphony.gateway;

import java.util.List;
import java.util.function.Supplier;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/** Users for tests: Alice is an admin, Bob is not, and {@code token-alice} is her bearer token. */
final class FakeAccounts {
    static final UserId ALICE = new UserId("us-alice");
    static final UserId BOB = new UserId("us-bob");
    private static final long FAR_MS = 4_000_000_000_000L;

    private final Supplier<FakeService> service;
    private final Identities identities;
    volatile boolean sessionsEnded;
    volatile String keptSession;

    FakeAccounts(Supplier<FakeService> service, Identities identities) {
        this.service = service;
        this.identities = identities;
    }

    FakeService accounts() {
        return service.get()
                .writes(Accounts.SIGN_IN, (wish, caller) -> signIn(wish))
                .writes(Accounts.REFRESH, (wish, caller) -> refresh(wish))
                .writes(Accounts.SIGN_OUT, (wish, caller) -> Done.DONE)
                .reads(Accounts.IDENTIFY, (who, caller) -> identify(who))
                .reads(Accounts.USER, (wish, caller) -> oneselfOrAdmin(wish.username(), caller))
                .reads(Accounts.USERS, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    return new Accounts.Users(List.of(user("alice"), user("bob")), null);
                })
                .reads(Accounts.NAMES, (wish, caller) -> new Accounts.Names(List.of("alice", "bob")))
                .writes(Accounts.CREATE, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    return user(wish.username());
                })
                .writes(Accounts.UPDATE, (wish, caller) -> {
                    if (wish.admin() != null) {
                        caller.identity().requireAdmin();
                    }
                    return oneselfOrAdmin(wish.username(), caller);
                })
                .writes(Accounts.DELETE, (wish, caller) -> {
                    caller.identity().requireAdmin();
                    known(wish.username());
                    return Done.DONE;
                })
                .writes(Accounts.CHANGE_PASSWORD, (wish, caller) -> {
                    oneselfOrAdmin(wish.username(), caller);
                    keptSession = wish.keepToken();
                    return Done.DONE;
                })
                .writes(
                        Accounts.CREATE_APP_PASSWORD,
                        (wish, caller) -> new Accounts.NewAppPassword(
                                new Accounts.AppPassword("ap-1", wish.name(), Samples.ADDED_AT_MS, null), "s3cret"))
                .reads(Accounts.APP_PASSWORDS, (wish, caller) -> new Accounts.AppPasswords(List.of()))
                .writes(Accounts.REVOKE_APP_PASSWORD, (wish, caller) -> Done.DONE);
    }

    private static Accounts.User oneselfOrAdmin(String name, Caller caller) {
        if (!caller.identity().name().equals(name)) {
            caller.identity().requireAdmin();
        }
        return user(known(name));
    }

    private Accounts.Session signIn(Accounts.SignIn wish) {
        if (!wish.password().equals("password-of-" + wish.username())) {
            throw Failure.unauthenticated("the name or the password is wrong");
        }
        return new Accounts.Session(
                "token-" + wish.username(), FAR_MS, "refresh-" + wish.username(), FAR_MS, user(wish.username()));
    }

    private Accounts.Session refresh(Accounts.Refresh wish) {
        if (!wish.refreshToken().startsWith("refresh-")) {
            throw Failure.unauthenticated("the refresh token is not known");
        }
        String name = wish.refreshToken().substring("refresh-".length());
        return new Accounts.Session("token-" + name, FAR_MS, "refresh-" + name, FAR_MS, user(name));
    }

    private Accounts.Proof identify(Accounts.Credentials who) {
        if (sessionsEnded && who.bearer() != null) {
            throw Failure.unauthenticated("the bearer token is not known");
        }
        Accounts.User user = user(FakeLogins.nameOf(who));
        String token = identities.sign(new Identity(user.id(), user.name(), user.admin(), FAR_MS));
        return new Accounts.Proof(token, user, FAR_MS);
    }

    static Accounts.User user(String name) {
        boolean alice = name.equals("alice");
        return new Accounts.User(alice ? ALICE : BOB, name, null, alice, Samples.ADDED_AT_MS);
    }

    private static String known(String name) {
        if (!List.of("alice", "bob").contains(name)) {
            throw Failure.notFound("user " + name);
        }
        return name;
    }
}
