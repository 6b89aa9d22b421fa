package polyphony.accounts;

import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** How somebody proves who they are. */
enum Way {
    BEARER,
    API_KEY,
    PASSWORD,
    TOKEN;

    /** The one way that is filled. */
    static Way of(Accounts.Credentials sent) {
        boolean named = sent.username() != null && !sent.username().isBlank();
        boolean salted = sent.token() != null && sent.salt() != null;
        boolean half = (sent.token() == null) != (sent.salt() == null);
        int ways = (sent.bearer() == null ? 0 : 1)
                + (sent.apiKey() == null ? 0 : 1)
                + (sent.password() == null ? 0 : 1)
                + (salted ? 1 : 0);
        boolean byName = sent.password() != null || salted;
        if (ways != 1 || half || byName != named) {
            throw Failure.invalid(
                    "credentials",
                    "must be exactly one of bearer, apiKey, username with password, or username with token and salt");
        }
        if (sent.bearer() != null) {
            return BEARER;
        }
        if (sent.apiKey() != null) {
            return API_KEY;
        }
        return salted ? TOKEN : PASSWORD;
    }
}
