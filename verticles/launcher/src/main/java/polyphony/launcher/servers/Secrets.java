package polyphony.launcher.servers;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody has to type. */
public final class Secrets {
    private static final int BYTES = 24;

    private Secrets() {}

    /** 32 characters of letters, digits, - and _: safe in a URI and in a configuration file. */
    public static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
