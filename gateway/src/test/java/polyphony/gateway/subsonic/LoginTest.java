package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.gateway.FakeLogins;

/** Who is let in, and what the others are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest {
    private static final String PASSWORD = "password-of-bob";
    private static final AppCall PING = AppCall.nobody("ping");

    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<AppCall> right() {
        var bob = PING.with("u", "bob");
        return Stream.of(
                bob.with("p", PASSWORD),
                bob.with("p", "enc:" + hex(PASSWORD)),
                bob.with("p", "enc:" + hex(PASSWORD).toUpperCase(java.util.Locale.ROOT)),
                bob.with("t", FakeLogins.token(PASSWORD, "c19b2d")).with("s", "c19b2d"),
                bob.with("t", FakeLogins.token(PASSWORD, "other")).with("s", "other"),
                bob.with("t", FakeLogins.token(PASSWORD, "c19b2d").toUpperCase(java.util.Locale.ROOT))
                        .with("s", "c19b2d"),
                bob.with("t", "").with("p", PASSWORD),
                PING.with("apiKey", "key-of-bob"),
                PING.with("apiKey", "key-of-bob").with("u", ""));
    }

    @ParameterizedTest
    @MethodSource("right")
    void each_way_to_sign_in_works_by_address_and_by_form(AppCall call) {
        assertEquals("ok", apps.json(call).getString("status"));
        assertEquals("ok", Apps.json(apps.post(call)).getString("status"));
        // A salt is no nonce: some clients keep theirs for ever.
        assertEquals("ok", apps.json(call).getString("status"));
    }

    static Stream<Object[]> refused() {
        var bob = PING.with("u", "bob");
        var both = bob.with("t", FakeLogins.token(PASSWORD, "c19b2d")).with("s", "c19b2d");
        return Stream.of(new Object[][] {
            {PING, 10},
            {PING.with("u", "").with("p", ""), 10},
            {PING.with("p", PASSWORD), 10},
            {bob, 10},
            {bob.with("t", "26719a1196d2a940705a59634eb18eab"), 10},
            {bob.with("s", "c19b2d"), 10},
            {bob.with("p", PASSWORD).without("v"), 10},
            {bob.with("p", PASSWORD).without("c"), 10},
            {bob.with("p", PASSWORD).but("v", "one"), 10},
            {bob.with("p", PASSWORD).but("v", "0.9.0"), 20},
            {bob.with("p", PASSWORD).but("v", "2.0.0"), 30},
            {bob.with("p", "wrong"), 40},
            {bob.with("p", "enc:" + hex("wrong")), 40},
            {bob.with("p", "enc:xyz"), 40},
            {bob.with("p", "x".repeat(4_000)), 40},
            {bob.with("t", FakeLogins.token("wrong", "c19b2d")).with("s", "c19b2d"), 40},
            {bob.with("t", "x".repeat(500)).with("s", "c19b2d"), 40},
            {PING.with("u", "mallory").with("p", "password-of-mallory"), 40},
            {PING.with("u", "x".repeat(500)).with("p", "p"), 40},
            {PING.with("u", "' OR 1=1 --\u0000").with("p", "p"), 40},
            {PING.with("u", FakeLogins.WITHOUT_TOKENS).with("t", "0a").with("s", "c19b2d"), 41},
            {both.with("p", PASSWORD), 43},
            {PING.with("apiKey", "key-of-bob").with("u", "bob"), 43},
            {PING.with("apiKey", "key-of-bob").with("p", PASSWORD), 43},
            {PING.with("apiKey", "key-of-mallory"), 44},
            {PING.with("apiKey", "x".repeat(3_000)), 44},
        });
    }

    @ParameterizedTest
    @MethodSource("refused")
    void who_is_not_let_in_is_told_why_within_the_whole_envelope(AppCall call, int code) {
        var answer = apps.get(call);
        JsonObject envelope = Apps.json(answer);

        assertEquals("failed", envelope.getString("status"));
        assertEquals(code, envelope.getJsonObject("error").getInteger("code"), answer.body());
        assertTrue(!envelope.getJsonObject("error").getString("message").isBlank());
        assertEquals("1.16.1", envelope.getString("version"));
        assertEquals("polyphony", envelope.getString("type"));
        assertEquals("0.1.0", envelope.getString("serverVersion"));
        assertEquals(true, envelope.getBoolean("openSubsonic"));
        SameInXml.check(apps.get(call.without("f")).body(), new JsonObject(answer.body()));
    }

    @Test
    void an_unknown_user_and_a_wrong_password_read_the_same() {
        assertEquals(
                apps.get(PING.with("u", "bob").with("p", "wrong")).body(),
                apps.get(PING.with("u", "mallory").with("p", "wrong")).body());
    }

    @Test
    void ping_and_symfoniums_probe_tell_the_server_without_credentials() {
        for (AppCall call : List.of(
                new AppCall("ping", List.of()),
                PING.with("u", "test").with("p", "test").without("f"))) {
            var envelope = SameInXml.parsed(apps.get(call).body());
            assertEquals("failed", envelope.getAttribute("status"));
            assertEquals("polyphony", envelope.getAttribute("type"));
            assertEquals("true", envelope.getAttribute("openSubsonic"));
            assertEquals("1.16.1", envelope.getAttribute("version"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?f=json", "?f=json&u=bob&p=wrong&v=9&c=x"})
    void extensions_are_told_to_everybody(String query) {
        var answer = apps.house.send(apps.request("getOpenSubsonicExtensions" + query));

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("apiKeyAuthentication"), answer.body());
        assertTrue(answer.body().contains("formPost"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0.0", "1.1.0", "1.2.0", "1.7.0", "1.8.0", "1.13.0", "1.16.1", "1.16.9", "1.99.0", "1", "1.15"
            })
    void any_version_of_the_protocols_first_is_welcome(String version) {
        apps.ok(AppCall.of("ping").but("v", version));
    }

    @ParameterizedTest
    @CsvSource({"getUser, username, alice", "startScan, fullScan, true", "getPlaylists, username, alice"})
    void what_only_an_admin_may_is_refused_with_code_50(String method, String name, String value) {
        int before = apps.house.writes();

        assertEquals(50, apps.code(AppCall.of(method, name, value)));

        assertEquals(before, apps.house.writes());
    }

    @Test
    void an_admin_sees_other_users() {
        var call = AppCall.of("getUser", "username", "bob").as("alice");

        assertEquals("bob", apps.ok(call).getJsonObject("user").getString("username"));
        assertEquals(70, apps.code(call.but("username", "nobody")));
    }

    @Test
    void token_info_is_about_keys_only() {
        assertEquals(44, apps.code(AppCall.of("tokenInfo")));
        assertEquals(44, apps.code(AppCall.nobody("tokenInfo", "apiKey", "key-of-mallory")));
        assertEquals(
                "bob",
                apps.ok(AppCall.nobody("tokenInfo", "apiKey", "key-of-bob"))
                        .getJsonObject("tokenInfo")
                        .getString("username"));
    }
}
