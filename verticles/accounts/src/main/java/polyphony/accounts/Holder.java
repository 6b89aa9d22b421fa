package polyphony.accounts;

import java.util.List;

/** An account with all that may stand in for its password. */
record Holder(Account account, List<AppPassword> appPasswords) {
    Holder {
        appPasswords = List.copyOf(appPasswords);
    }
}
