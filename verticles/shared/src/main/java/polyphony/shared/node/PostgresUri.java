package polyphony.shared.node;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code postgres.uri} says about TLS, as PostgreSQL's own tools write it. */
public final class PostgresUri {
    private static final Pattern FORM = Pattern.compile(
            "postgres(ql)?://([^@/?\\s]+@)?(\\[[0-9a-fA-F:]+]|[^@/?:,\\s]+)(:\\d{1,5})?(/[^/?\\s]+)?(\\?\\S*)?");
    /** Not {@code allow} and {@code prefer}: whoever stands between could turn encryption off. */
    private static final Set<String> MODES = Set.of("disable", "require", "verify-ca", "verify-full");

    private PostgresUri() {}

    /** @throws Problems.Unfit when it is neither empty nor such an address; the sentence does not repeat it */
    static void check(String uri) {
        if (uri.isEmpty()) {
            return;
        }
        new Problems()
                .unless(FORM.matcher(uri).matches(), "postgres.uri must be postgresql://USER@HOST:PORT/DATABASE")
                .stopIfAny();
        String mode = mode(uri);
        new Problems()
                .unless(
                        MODES.contains(mode),
                        "sslmode in postgres.uri must be disable, require, verify-ca or verify-full")
                .unless(
                        !mode.startsWith("verify-") || rootCertificate(uri).isPresent(),
                        "postgres.uri must name sslrootcert=FILE, the certificates to trust, for sslmode=" + mode)
                .stopIfAny();
    }

    /** {@code disable}, {@code require}, {@code verify-ca} or {@code verify-full}. */
    public static String mode(String uri) {
        return parameter(uri, "sslmode").orElse("disable").toLowerCase(Locale.ROOT);
    }

    /** The file with the certificates that sign the server's, in PEM. */
    public static Optional<String> rootCertificate(String uri) {
        return parameter(uri, "sslrootcert").filter(file -> !file.isBlank());
    }

    private static Optional<String> parameter(String uri, String name) {
        int query = uri.indexOf('?');
        List<String> pairs =
                query < 0 ? List.of() : List.of(uri.substring(query + 1).split("&", -1));
        return pairs.stream()
                .filter(pair -> pair.toLowerCase(Locale.ROOT).startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }
}
