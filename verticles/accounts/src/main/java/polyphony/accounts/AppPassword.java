package polyphony.accounts;

import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/**
 * @param hash of the secret, as {@link Tokens#hash}
 * @param sealed the secret itself, encrypted
 * @param lastUsedAtMs null when it never was
 */
record AppPassword(
        String id, UserId user, String name, String hash, String sealed, long createdAtMs, Long lastUsedAtMs) {
    Accounts.AppPassword info() {
        return new Accounts.AppPassword(id, name, createdAtMs, lastUsedAtMs);
    }

    @Override
    public String toString() {
        return "app password " + id;
    }
}
