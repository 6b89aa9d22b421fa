package polyphony.gateway.subsonic;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** Reads credentials out of a request: {@code apiKey}, {@code u} with {@code p}, or {@code u} with {@code t} and {@code s}. */
final class Login {
    private static final String ENCODED = "enc:";
    private static final String WRONG_KEY = "Invalid API key";
    private static final String WRONG_PASSWORD = "Wrong username or password";

    private Login() {}

    /** @throws Refusal when they are incomplete, or two mechanisms come at once */
    static Accounts.Credentials of(Query query, String address) {
        String apiKey = query.text("apiKey");
        if (apiKey != null) {
            if (Stream.of("u", "p", "t", "s").anyMatch(name -> query.text(name) != null)) {
                throw new Refusal(Refusal.TWO_MECHANISMS, "Multiple conflicting authentication mechanisms provided");
            }
            return possible(Refusal.WRONG_API_KEY, () -> Accounts.Credentials.ofApiKey(apiKey, address));
        }
        String username = query.required("u");
        String password = query.text("p");
        String token = query.text("t");
        if (password != null && token != null) {
            throw new Refusal(Refusal.TWO_MECHANISMS, "Multiple conflicting authentication mechanisms provided");
        }
        if (password != null) {
            return possible(
                    Refusal.WRONG_CREDENTIALS,
                    () -> Accounts.Credentials.ofPassword(username, decoded(password), address));
        }
        if (token == null) {
            throw Refusal.missing("p, or t and s, or apiKey");
        }
        String salt = query.required("s");
        return possible(
                Refusal.WRONG_CREDENTIALS,
                () -> Accounts.Credentials.ofToken(username, token.toLowerCase(Locale.ROOT), salt, address));
    }

    /** What cannot be anybody's credentials is as wrong as what just is not. */
    private static Accounts.Credentials possible(int code, Supplier<Accounts.Credentials> credentials) {
        try {
            return credentials.get();
        } catch (Failure impossible) {
            throw new Refusal(code, code == Refusal.WRONG_API_KEY ? WRONG_KEY : WRONG_PASSWORD);
        }
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
            return new Refusal(Refusal.WRONG_API_KEY, WRONG_KEY);
        }
        boolean tokensAreOff = Accounts.TOKENS_UNSUPPORTED.equals(refusal.getMessage());
        return tokensAreOff ? new Refusal(Refusal.NO_TOKENS, refusal.getMessage()) : refusal;
    }
}
