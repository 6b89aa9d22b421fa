package polyphony.gateway.subsonic;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import polyphony.shared.contract.Accounts;

/** Reads credentials out of a request: {@code apiKey}, {@code u} with {@code p}, or {@code u} with {@code t} and {@code s}. */
final class Login {
    private static final String ENCODED = "enc:";

    private Login() {}

    /** @throws Refusal when they are incomplete, or two mechanisms come at once */
    static Accounts.Credentials of(Query query, String address) {
        String apiKey = query.text("apiKey");
        boolean named = query.has("u") || query.has("p") || query.has("t") || query.has("s");
        if (apiKey != null) {
            if (named) {
                throw new Refusal(Refusal.TWO_MECHANISMS, "Multiple conflicting authentication mechanisms provided");
            }
            return Accounts.Credentials.ofApiKey(apiKey, address);
        }
        String username = query.required("u");
        String password = query.text("p");
        String token = query.text("t");
        if (password != null && token != null) {
            throw new Refusal(Refusal.TWO_MECHANISMS, "Multiple conflicting authentication mechanisms provided");
        }
        if (password != null) {
            return Accounts.Credentials.ofPassword(username, decoded(password), address);
        }
        if (token == null) {
            throw Refusal.missing("p, or t and s, or apiKey");
        }
        return Accounts.Credentials.ofToken(
                username, token.toLowerCase(java.util.Locale.ROOT), query.required("s"), address);
    }

    /** {@code enc:} and the hexadecimal UTF-8 bytes, in either case of letters; anything else is the password itself. */
    static String decoded(String password) {
        if (!password.startsWith(ENCODED)) {
            return password;
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(password.substring(ENCODED.length()));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notHex) {
            return password;
        }
    }

    /** The protocol's code for credentials that accounts refused. */
    static Refusal refused(Accounts.Credentials credentials, Refusal refusal) {
        if (refusal.code() != Refusal.WRONG_CREDENTIALS) {
            return refusal;
        }
        if (credentials.apiKey() != null) {
            return new Refusal(Refusal.WRONG_API_KEY, "Invalid API key");
        }
        boolean tokensAreOff = refusal.getMessage().equals(Accounts.TOKENS_UNSUPPORTED);
        return tokensAreOff ? new Refusal(Refusal.NO_TOKENS, refusal.getMessage()) : refusal;
    }
}
