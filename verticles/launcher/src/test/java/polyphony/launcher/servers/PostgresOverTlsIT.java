package polyphony.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.store.Database;

/** A PostgreSQL that speaks TLS, as one that somebody else runs. */
class PostgresOverTlsIT {
    private static final int CONNECTIONS_MAX = 2;
    /** Any service's schema. */
    private static final String SCHEMA = "playlists";

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private CertificateFolder ours;
    private DataFolder data;
    private EmbeddedServers servers;
    private Map<String, String> settings;

    @BeforeEach
    void start() throws SQLException {
        ours = new CertificateFolder(folder.resolve("ours"), Clock.systemUTC(), told -> {});
        ours.make(List.of(Subject.of("db=127.0.0.1")));
        data = DataFolder.open(folder.resolve("data"));
        var machine =
                Machine.of(data, new Ports(folder.resolve("ports"), new Random()), Stage.programs(), Stage.path());
        servers = new EmbeddedServers(machine, Stage.kafka());
        servers.start(EnumSet.of(EmbeddedServers.Kind.POSTGRES), started -> {});
        settings = servers.settings();
        sql("ALTER SYSTEM SET ssl_cert_file = '" + ours.certificate("db") + "'");
        sql("ALTER SYSTEM SET ssl_key_file = '" + ours.key("db") + "'");
        sql("ALTER SYSTEM SET ssl = on");
        sql("SELECT pg_reload_conf()");
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        servers.close();
        data.close();
    }

    @Test
    void pool_and_migrations_speak_tls_with_the_server_that_the_root_certificate_vouches_for_and_with_no_other() {
        var others = new CertificateFolder(folder.resolve("others"), Clock.systemUTC(), told -> {});
        others.make(List.of(Subject.of("db")));

        var strange = Database.open(vertx, tls("127.0.0.1", "verify-full", others), SCHEMA);
        var elsewhere = Database.open(vertx, tls("localhost", "verify-full", ours), SCHEMA);
        var verified = Database.open(vertx, tls("127.0.0.1", "verify-full", ours), SCHEMA)
                .await();
        var byAuthority = Database.open(vertx, tls("localhost", "verify-ca", ours), SCHEMA)
                .await();

        assertTrue(encrypted(verified));
        assertTrue(encrypted(byAuthority));
        Future.join(strange, elsewhere).otherwiseEmpty().await();
        assertTrue(strange.failed(), "a server that another CA signed");
        assertTrue(elsewhere.failed(), "a server of another name");
    }

    @Test
    void require_encrypts_without_asking_whom_it_speaks_with() {
        var uri = settings.get("postgres.uri") + "?sslmode=require";

        var database = Database.open(vertx, new CommonSettings.Postgres(uri, password(), CONNECTIONS_MAX), SCHEMA)
                .await();

        assertTrue(encrypted(database));
    }

    @Test
    void a_root_certificate_that_is_not_there_is_told_at_once() {
        var opening = Database.open(
                vertx,
                new CommonSettings.Postgres(
                        settings.get("postgres.uri") + "?sslmode=verify-full&sslrootcert=/none.pem",
                        password(),
                        CONNECTIONS_MAX),
                SCHEMA);

        var sentence = opening.map("").otherwise(Throwable::getMessage).await();

        assertEquals("sslrootcert in postgres.uri names /none.pem, which cannot be read", sentence);
    }

    private CommonSettings.Postgres tls(String host, String mode, CertificateFolder trusted) {
        var uri = settings.get("postgres.uri").replace("127.0.0.1", host);
        return new CommonSettings.Postgres(
                uri + "?sslmode=" + mode + "&sslrootcert=" + trusted.authorityCertificate(),
                password(),
                CONNECTIONS_MAX);
    }

    private Secret password() {
        return new Secret(settings.get("postgres.password"));
    }

    private static boolean encrypted(Database database) {
        var query = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
        return database.run(client -> client.query(query).execute())
                .await()
                .iterator()
                .next()
                .getBoolean(0);
    }

    private void sql(String statement) throws SQLException {
        var uri = URI.create(settings.get("postgres.uri"));
        var url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try (var connection = DriverManager.getConnection(url, uri.getUserInfo(), settings.get("postgres.password"));
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
