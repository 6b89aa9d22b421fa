package polyphony.accounts;

import polyphony.accounts.SessionStore.Keys;
import polyphony.shared.contract.UserId;

/** Things to keep. */
final class Samples {
    private Samples() {}

    static Account inserted(Stores stores, String name, boolean admin) {
        Account account = account(name, admin);
        stores.accounts().insert(account).await();
        return account;
    }

    static Account account(String name, boolean admin) {
        var id = new UserId("us-" + Tokens.hash(name));
        return new Account(id, UserName.of(name), null, admin, new StoredPassword("h1", "s1"), 5);
    }

    static AppPassword appPassword(Account owner, String id) {
        return new AppPassword(id, owner.id(), "phone", "hash " + id, "sealed", 7, null);
    }

    static void begin(Stores stores, Account account, String token, long expiresAtMs) {
        stores.sessions().begin(account.id(), "c", keys(token, expiresAtMs), 9).await();
    }

    static Keys keys(String token, long expiresAtMs) {
        return new Keys(token, expiresAtMs, "r-" + token, expiresAtMs + 1000);
    }
}
