package polyphony.gateway.subsonic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who calls, and with which version of the protocol: any 1.x is welcome, as clients run ahead of servers. */
final class Versions {
    static final String PROTOCOL = "1.16.1";

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})(\\.\\d{1,4}){0,2}");
    private static final int CLIENT_LENGTH_MAX = 100;

    private Versions() {}

    /** @throws Refusal when {@code v} or {@code c} is missing, or the major version is another */
    static Client client(Query query) {
        Matcher version = VERSION.matcher(query.required("v"));
        if (!version.matches()) {
            throw new Refusal(Refusal.MISSING, "v must be a version of the protocol, say " + PROTOCOL);
        }
        int major = Integer.parseInt(version.group(1));
        if (major < 1) {
            throw new Refusal(Refusal.CLIENT_TOO_OLD, "Incompatible protocol version. Client must upgrade.");
        }
        if (major > 1) {
            throw new Refusal(Refusal.SERVER_TOO_OLD, "Incompatible protocol version. Server must upgrade.");
        }
        return Client.named(Query.start(query.required("c"), CLIENT_LENGTH_MAX));
    }
}
