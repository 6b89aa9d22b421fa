package polyphony.accounts;

import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/**
 * A user with what proves that it is them.
 *
 * @param email may be null
 */
record Account(UserId id, UserName name, String email, boolean admin, StoredPassword password, long createdAtMs) {
    /** What others may see of it. */
    Accounts.User user() {
        return new Accounts.User(id, name.shown(), email, admin, createdAtMs);
    }
}
