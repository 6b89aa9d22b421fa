package polyphony.accounts;

import polyphony.shared.contract.UserId;

/** Tells that a user's credentials, sessions or roles changed: here at once, to everybody as soon as may be. */
@FunctionalInterface
interface Changes {
    void tell(UserId user, boolean deleted);
}
