package polyphony.accounts;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import polyphony.accounts.AccountStore.Change;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/** Users: who may see, make, change and delete them. */
final class UserService {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final AccountStore store;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Tokens tokens;
    private final Changes changes;
    private final Clock clock;

    UserService(
            AccountStore store, Passwords passwords, Attempts attempts, Tokens tokens, Changes changes, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.tokens = tokens;
        this.changes = changes;
        this.clock = clock;
    }

    Future<Accounts.User> user(Accounts.ByUser wish, Caller caller) {
        return permitted(UserName.of(wish.username()), caller).map(Account::user);
    }

    Future<Accounts.Users> users(Accounts.ListUsers wish, Caller caller) {
        caller.identity().requireAdmin();
        String after = wish.after() == null ? "" : UserName.of(wish.after()).key();
        return store.page(after, wish.limit() + 1).map(found -> {
            List<Accounts.User> page =
                    found.stream().limit(wish.limit()).map(Account::user).toList();
            return new Accounts.Users(
                    page, found.size() > page.size() ? page.get(page.size() - 1).name() : null);
        });
    }

    Future<Accounts.Names> names(Accounts.ListNames wish) {
        String prefix = wish.prefix() == null ? "" : UserName.of(wish.prefix()).key();
        return store.names(prefix, wish.limit()).map(Accounts.Names::new);
    }

    Future<Accounts.User> create(Accounts.CreateUser wish, Caller caller) {
        caller.identity().requireAdmin();
        UserName name = UserName.ofNew(wish.username());
        String email = email(wish.email());
        UserId id = tokens.userId();
        return passwords
                .store(id, wish.password())
                .map(stored ->
                        new Account(id, name, "".equals(email) ? null : email, wish.admin(), stored, clock.millis()))
                .compose(account -> store.insert(account).map(inserted -> {
                    if (!inserted) {
                        throw Failure.conflict("the username " + name.shown() + " is taken");
                    }
                    changes.tell(id, false);
                    return account.user();
                }));
    }

    Future<Accounts.User> update(Accounts.UpdateUser wish, Caller caller) {
        UserName name = UserName.of(wish.username());
        if (wish.admin() != null) {
            caller.identity().requireAdmin();
        }
        String email = email(wish.email());
        return permitted(name, caller)
                .compose(account ->
                        store.update(account.id(), email, wish.admin()).map(change -> told(change, account, false)))
                .compose(changed -> store.byKey(name.key()))
                .map(found -> found.orElseThrow(() -> unknown(name)).user());
    }

    Future<Done> delete(Accounts.ByUser wish, Caller caller) {
        caller.identity().requireAdmin();
        return permitted(UserName.of(wish.username()), caller)
                .compose(account -> store.delete(account.id()).map(change -> told(change, account, true)));
    }

    Future<Done> changePassword(Accounts.ChangePassword wish, Caller caller) {
        UserName name = UserName.of(wish.username());
        String kept = wish.keepToken() == null ? null : Tokens.hash(wish.keepToken());
        return permitted(name, caller)
                .compose(account -> allowed(wish, account, caller))
                .compose(account -> passwords
                        .store(account.id(), wish.password())
                        .compose(stored -> store.setPassword(account.id(), stored, kept))
                        .map(change -> told(change, account, false)));
    }

    /** Oneself with the current password; an admin may leave it out. */
    private Future<Account> allowed(Accounts.ChangePassword wish, Account account, Caller caller) {
        boolean needed = !Rights.isAdmin(caller) || (Rights.isSelf(caller, account.name()) && wish.current() != null);
        if (!needed) {
            return Future.succeededFuture(account);
        }
        if (wish.current() == null) {
            throw Failure.invalid("current", "must be the current password");
        }
        // Whoever holds somebody's session must not find out the password by trying.
        attempts.count(account.name().key(), "own");
        return passwords
                .matches(wish.current(), account)
                // Asked once more after an answer that was lost: it is the new one already.
                .compose(right -> right ? Future.succeededFuture(true) : passwords.matches(wish.password(), account))
                .map(right -> {
                    if (!right) {
                        throw Failure.invalid("current", "must be the current password");
                    }
                    attempts.succeeded(account.name().key(), "own");
                    return account;
                });
    }

    /** The account, if the caller may see it: others do not learn whether it is there. */
    private Future<Account> permitted(UserName name, Caller caller) {
        Rights.requireSelfOrAdmin(caller, name);
        return store.byKey(name.key()).map(found -> {
            Account account = found.orElseThrow(() -> unknown(name));
            // The name may have gone to somebody else since the caller's identity was signed.
            if (!Rights.isAdmin(caller)
                    && !account.id().equals(caller.identity().user())) {
                throw unknown(name);
            }
            return account;
        });
    }

    private Done told(Change change, Account account, boolean deleted) {
        return switch (change) {
            case DONE -> {
                changes.tell(account.id(), deleted);
                yield Done.DONE;
            }
            case GONE -> throw unknown(account.name());
            case LAST_ADMIN -> throw Failure.conflict("the last admin cannot be deleted or lose the role");
        };
    }

    private static Failure unknown(UserName name) {
        return Failure.notFound("user " + name.shown());
    }

    private static String email(String text) {
        if (text == null || text.isBlank()) {
            return text == null ? null : "";
        }
        if (!EMAIL.matcher(text.strip()).matches()) {
            throw Failure.invalid("email", "must be an e-mail address");
        }
        return text.strip();
    }
}
