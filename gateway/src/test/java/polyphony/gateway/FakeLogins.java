package polyphony.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/** Who shows what: {@code password-of-NAME}, its salted token, {@code key-of-NAME} or {@code token-NAME} for bearers. */
public final class FakeLogins {
    /** Kept without a readable password: only app passwords go with tokens. */
    public static final String WITHOUT_TOKENS = "carol";

    private static final List<String> NAMES = List.of("alice", "bob");

    private FakeLogins() {}

    static String nameOf(Accounts.Credentials who) {
        if (who.bearer() != null) {
            return checked(after("token-", who.bearer()), "the bearer token is not known");
        }
        if (who.apiKey() != null) {
            return checked(after("key-of-", who.apiKey()), "the key is not known");
        }
        if (WITHOUT_TOKENS.equals(who.username()) && who.token() != null) {
            throw Failure.unauthenticated(Accounts.TOKENS_UNSUPPORTED);
        }
        String password = "password-of-" + who.username();
        boolean right = who.password() != null
                ? who.password().equals(password)
                : who.token().equals(token(password, who.salt()));
        return checked(right ? who.username() : "", "the name or the password is wrong");
    }

    /** Lower-case hexadecimal MD5 of password and salt. */
    public static String token(String password, String salt) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest((password + salt).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String after(String prefix, String text) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
    }

    private static String checked(String name, String otherwise) {
        if (!NAMES.contains(name)) {
            throw Failure.unauthenticated(otherwise);
        }
        return name;
    }
}
