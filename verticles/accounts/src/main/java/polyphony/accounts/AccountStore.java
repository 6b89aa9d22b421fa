package polyphony.accounts;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import polyphony.shared.contract.UserId;

/** Where users are kept. What changes who may do what is written together with its event. */
interface AccountStore {
    /** How a change of one user ended. */
    enum Change {
        DONE,
        /** There is no such user. */
        GONE,
        /** Nobody would be left to administer the server. */
        LAST_ADMIN
    }

    Future<Optional<Account>> byKey(String nameKey);

    /** The user with all app passwords. */
    Future<Optional<Holder>> holder(String nameKey);

    Future<Boolean> isEmpty();

    /** Users after a name key, ordered by it. */
    Future<List<Account>> page(String afterKey, int limit);

    /** Shown names whose key begins so, ordered. */
    Future<List<String>> names(String prefixKey, int limit);

    /** False when the name is taken. */
    Future<Boolean> insert(Account account);

    /** False when there is a user already: of nodes that start together, one makes the first admin. */
    Future<Boolean> insertFirst(Account account);

    /** Null leaves a value as it is; an empty e-mail takes it away. */
    Future<Change> update(UserId id, String email, Boolean admin);

    /** With the user's sessions and app passwords. */
    Future<Change> delete(UserId id);

    /**
     * Sets the password and ends the user's sessions.
     *
     * @param exceptTokenHash of the one session that stays; may be null
     */
    Future<Change> setPassword(UserId id, StoredPassword password, String exceptTokenHash);

    /** Stores the same password in another way, unless it was changed meanwhile. */
    Future<Void> renew(UserId id, StoredPassword before, StoredPassword after);

    /** Forgets every own password's sealed form. */
    Future<Void> forgetSealed();
}
