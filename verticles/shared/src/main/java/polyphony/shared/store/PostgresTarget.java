package polyphony.shared.store;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.PostgresUri;
import polyphony.shared.node.Problems;

/** The one PostgreSQL of the settings, for our pool and for the migrations, which have a driver of their own. */
final class PostgresTarget {
    private final PgConnectOptions options;
    private final Optional<String> rootCertificate;

    private PostgresTarget(PgConnectOptions options, Optional<String> rootCertificate) {
        this.options = options;
        this.rootCertificate = rootCertificate;
    }

    /** @throws Problems.Unfit when no server is named, or a file that is not there */
    static PostgresTarget of(CommonSettings.Postgres settings) {
        Optional<String> root = PostgresUri.rootCertificate(settings.uri());
        new Problems()
                .unless(
                        !settings.uri().isEmpty(),
                        "postgres.uri must name the server, postgresql://USER@HOST:PORT/DATABASE")
                .unless(
                        root.isEmpty() || Files.isReadable(Path.of(root.get())),
                        "sslrootcert in postgres.uri names " + root.orElse("") + ", which cannot be read")
                .stopIfAny();
        PgConnectOptions options = PgConnectOptions.fromUri(settings.uri());
        if (!settings.password().isEmpty()) {
            options.setPassword(settings.password().reveal());
        }
        return new PostgresTarget(options.setSslOptions(tls(options.getSslMode(), root)), root);
    }

    private static ClientSSLOptions tls(SslMode mode, Optional<String> root) {
        var tls = new ClientSSLOptions().setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        if (root.isPresent()) {
            return tls.setTrustOptions(new PemTrustOptions().addCertPath(root.get()));
        }
        // Without certificates to trust, "require" asks for encryption and no more, as it does everywhere.
        return tls.setTrustAll(true);
    }

    PgConnectOptions options() {
        return options;
    }

    /** For JDBC. */
    String url() {
        String host = options.getHost().contains(":") ? "[" + options.getHost() + "]" : options.getHost();
        return "jdbc:postgresql://" + host + ":" + options.getPort() + "/" + encoded(options.getDatabase())
                + "?sslmode=" + options.getSslMode().value
                + rootCertificate.map(file -> "&sslrootcert=" + encoded(file)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
