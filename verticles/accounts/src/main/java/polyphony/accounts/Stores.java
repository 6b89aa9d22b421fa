package polyphony.accounts;

import polyphony.shared.store.Database;

/** Everything that is kept. */
record Stores(AccountStore accounts, SessionStore sessions, AppPasswordStore appPasswords) {
    static Stores of(Database database) {
        return new Stores(
                new PostgresAccountStore(database),
                new PostgresSessionStore(database),
                new PostgresAppPasswordStore(database));
    }
}
