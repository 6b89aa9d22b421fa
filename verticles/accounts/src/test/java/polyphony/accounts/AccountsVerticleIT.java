package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Accounts.Credentials;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Secret;
import polyphony.shared.store.Database;
import polyphony.shared.testing.TestPostgres;

/** Every address, over a bus and a real PostgreSQL; Kafka is away. */
@ExtendWith({VertxExtension.class, TestPostgres.class})
class AccountsVerticleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMIN = "admin password";

    private final Identities identities =
            new Identities(Identities.keyOf("0123456789abcdef0123456789abcdef"), Clock.systemUTC());

    @TempDir
    private Path data;

    private Bus bus;

    @BeforeEach
    void deploy(Vertx vertx, CommonSettings.Postgres postgres) {
        var database = Database.open(vertx, postgres, "accounts").await();
        database.run(client -> client.query("DELETE FROM accounts.users; DELETE FROM accounts.outbox")
                        .execute())
                .await();
        bus = Bus.alone(vertx, identities);
        var common = new CommonSettings(
                data.toString(),
                List.of(),
                "",
                "",
                new CommonSettings.Admin("Root", new Secret(ADMIN)),
                new CommonSettings.Cluster("", "127.0.0.1", 0, "", List.of(), 0, "", false, 8, null),
                null,
                postgres,
                null,
                CommonSettings.Kafka.plain("127.0.0.1:1"),
                null);
        var settings = new AccountsSettings(60, 30, 5, true, new Secret(""), 64, 1, 1, 8, 5, 50, 60);
        vertx.deployVerticle(new AccountsVerticle(new Surroundings(
                        bus, identities, common, settings, Clock.systemUTC(), keys -> Future.succeededFuture())))
                .await();
    }

    @Test
    void every_address_answers() {
        Accounts.Session session = bus.ask(
                        Accounts.SIGN_IN, new Accounts.SignIn("root", ADMIN, "test", "192.0.2.1"), gateway())
                .await();
        Caller root = proven(Credentials.ofBearer(session.token()));
        var ann = bus.ask(Accounts.CREATE, new Accounts.CreateUser("Ann", "12345678", null, false), root)
                .await();
        Caller asAnn = proven(Credentials.ofPassword("ann", "12345678", "192.0.2.1"));
        assertEquals(
                ann, bus.ask(Accounts.USER, new Accounts.ByUser("ann"), asAnn).await());
        assertEquals(
                2,
                bus.ask(Accounts.USERS, new Accounts.ListUsers(null, 10), root)
                        .await()
                        .users()
                        .size());
        assertEquals(
                List.of("Ann"),
                bus.ask(Accounts.NAMES, new Accounts.ListNames("a", 10), asAnn)
                        .await()
                        .names());
        assertEquals(
                "a@b",
                bus.ask(Accounts.UPDATE, new Accounts.UpdateUser("Ann", "a@b", null), asAnn)
                        .await()
                        .email());

        var made = bus.ask(Accounts.CREATE_APP_PASSWORD, new Accounts.CreateAppPassword("phone"), asAnn)
                .await();
        proven(Credentials.ofApiKey(made.secret(), "192.0.2.1"));
        proven(Credentials.ofToken("Ann", md5(made.secret() + "salt12"), "salt12", "192.0.2.1"));
        assertEquals(
                1,
                bus.ask(Accounts.APP_PASSWORDS, new Accounts.ListAppPasswords(), asAnn)
                        .await()
                        .appPasswords()
                        .size());
        bus.ask(
                        Accounts.REVOKE_APP_PASSWORD,
                        new Accounts.RevokeAppPassword(made.info().id()),
                        asAnn)
                .await();

        bus.ask(Accounts.CHANGE_PASSWORD, new Accounts.ChangePassword("Ann", "12345678", "87654321"), asAnn)
                .await();
        Accounts.Session next = bus.ask(Accounts.REFRESH, new Accounts.Refresh(session.refreshToken()), gateway())
                .await();
        bus.ask(Accounts.DELETE, new Accounts.ByUser("Ann"), root).await();
        bus.ask(Accounts.SIGN_OUT, new Accounts.SignOut(next.token()), root).await();
        assertEquals(Failure.Kind.UNAUTHENTICATED, refusal(Credentials.ofBearer(next.token())));
    }

    @Test
    void changes_are_announced() {
        Promise<Accounts.Changed> heard = Promise.promise();
        bus.hear(Accounts.CHANGED, heard::tryComplete).await();

        var ann = bus.ask(Accounts.CREATE, new Accounts.CreateUser("Ann", "12345678", null, false), gateway())
                .await();

        assertEquals(new Accounts.Changed(ann.id(), false), heard.future().await());
    }

    @Test
    void the_key_of_readable_passwords_is_a_file_for_its_owner() throws java.io.IOException {
        Path key = data.resolve("keys").resolve("passwords.key");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(Vault.KEY_BYTES, Files.size(key));
        assertTrue(Files.notExists(data.resolve("first-admin")));
    }

    private Caller gateway() {
        return bus.asService("gateway", PATIENCE);
    }

    private Caller proven(Credentials credentials) {
        var proof = bus.ask(Accounts.IDENTIFY, credentials, gateway()).await();
        return bus.caller(proof.identityToken(), PATIENCE, "test");
    }

    private Failure.Kind refusal(Credentials credentials) {
        Future<Accounts.Proof> asked = bus.ask(Accounts.IDENTIFY, credentials, gateway());
        return ((Failure) asked.map(proof -> (Throwable) null)
                        .otherwise(cause -> cause)
                        .await())
                .kind();
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(Tokens.digest("MD5", text));
    }
}
