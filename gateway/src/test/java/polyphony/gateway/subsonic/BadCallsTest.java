package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad values for every parameter of every method: the right code, nothing written, nothing of the insides told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadCallsTest {
    private static final List<String> NO_NUMBERS =
            List.of("x", "1.5", "1e3", "0x1", "-1", "-9223372036854775808", "99999999999999999999", "٣", " 1", "1;2");
    private static final List<String> NO_FLAGS = List.of("x", "yes", "-1", "2", "TRUE ", "☾");
    private static final List<String> NO_IDS = List.of(
            "x",
            "7",
            "-1",
            "tr-",
            "al-",
            "pl-",
            "tr-none",
            "../../../../etc/passwd",
            "tr-..%2f..%2fetc",
            "tr-1/../../x",
            "tr-1\u0000",
            "' OR '1'='1",
            "<script>",
            "☾𝄞",
            "𝄞".repeat(200),
            "x".repeat(6_000),
            "pl-alice");

    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    static Stream<BadCallTarget> targets() {
        return BadCallTarget.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_bad_value_is_refused_by_its_code_and_nothing_is_written(BadCallTarget target) {
        int before = apps.house.writes();
        List<Executable> checks = new ArrayList<>();
        for (String bad : bad(target.kind())) {
            int code = target.kind() == BadCallTarget.Kind.ID ? 70 : 0;
            // Too long for anything is as bad for an id as for a name.
            List<Integer> codes = bad.length() > 4_096 ? List.of(0, code) : List.of(code);
            checks.add(() -> assertRefused(target.call().but(target.parameter(), bad), codes));
        }
        if (target.required()) {
            checks.add(() -> assertRefused(target.call().without(target.parameter()), List.of(10)));
            checks.add(() -> assertRefused(target.call().but(target.parameter(), ""), List.of(10)));
        }
        assertAll(checks);
        assertEquals(before, apps.house.writes(), "bad input was written");
    }

    private static List<String> bad(BadCallTarget.Kind kind) {
        return switch (kind) {
            case ID -> NO_IDS;
            case COUNT, NUMBER -> NO_NUMBERS;
            case FLAG -> NO_FLAGS;
            case TEXT -> List.of("x".repeat(5_000));
        };
    }

    private void assertRefused(AppCall call, List<Integer> codes) {
        var answer = call.encoded().length() > 6_000 ? apps.post(call) : apps.get(call);
        assertEquals(200, answer.statusCode(), call + " " + answer.body());
        JsonObject envelope = Apps.json(answer);
        assertEquals("failed", envelope.getString("status"), call.toString());
        assertTrue(codes.contains(envelope.getJsonObject("error").getInteger("code")), call + " → " + answer.body());
        assertNoInsides(answer);
        var xml = call.without("f");
        SameInXml.check(
                (call.encoded().length() > 6_000 ? apps.post(xml) : apps.get(xml)).body(),
                new JsonObject(answer.body()));
    }

    private static void assertNoInsides(HttpResponse<String> answer) {
        String body = answer.body();
        assertFalse(body.contains("Exception") || body.contains("\tat ") || body.contains(".java"), body);
        assertFalse(body.contains("something went wrong"), body);
    }

    @Test
    void another_users_playlist_does_not_exist() {
        int before = apps.house.writes();
        for (AppCall call : List.of(
                AppCall.of("getPlaylist", "id", "pl-alice"),
                AppCall.of("deletePlaylist", "id", "pl-alice"),
                AppCall.of("updatePlaylist", "playlistId", "pl-alice"),
                AppCall.of("updatePlaylist", "playlistId", "pl-alice", "name", "Mine now"),
                AppCall.of("createPlaylist", "playlistId", "pl-alice", "songId", "tr-1"),
                AppCall.of("getCoverArt", "id", "pl-alice"))) {
            assertEquals(70, apps.code(call), call.toString());
        }
        assertEquals(before, apps.house.writes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alert(1);//",
                "a b",
                "a\nb",
                "</script><script>alert(1)</script>",
                "9a",
                "a[0]",
                "a()",
                "☾",
                "",
                ".a",
                "a-b",
                "x\u2028y"
            })
    void a_callback_that_is_no_name_of_a_function_is_refused(String callback) {
        var answer = apps.get(AppCall.of("ping").but("f", "jsonp").with("callback", callback));

        assertEquals(200, answer.statusCode());
        assertTrue(Apps.header(answer, "content-type").startsWith("text/xml"));
        assertEquals("nosniff", Apps.header(answer, "x-content-type-options"));
        assertEquals("failed", SameInXml.parsed(answer.body()).getAttribute("status"));
        assertFalse(answer.body().contains("alert"), answer.body());
    }

    @Test
    void a_format_that_does_not_exist_is_refused_in_xml() {
        var answer = apps.get(AppCall.of("ping").but("f", "yaml<"));

        assertTrue(Apps.header(answer, "content-type").startsWith("text/xml"));
        assertEquals("failed", SameInXml.parsed(answer.body()).getAttribute("status"));
    }

    @Test
    void what_is_no_request_of_the_protocol_is_refused_without_insides() {
        for (String path : List.of("", "a/b", "ping/", "ping%2f..", "ping%00", "x".repeat(2_000))) {
            var answer = apps.house.send(apps.request(path));
            assertTrue(List.of(200, 400, 404).contains(answer.statusCode()), path + " " + answer.statusCode());
            assertNoInsides(answer);
        }
        var large = apps.house.send(apps.request("ping")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("u=" + "x".repeat(70_000))));
        assertTrue(large.statusCode() == 413 || large.statusCode() == 400, large.statusCode() + large.body());
        assertNoInsides(large);
        var garbage = apps.house.send(apps.request(AppCall.of("ping"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString("--y\r\nnothing")));
        assertTrue(List.of(200, 400).contains(garbage.statusCode()), garbage.body());
        assertNoInsides(garbage);
        var json = apps.house.send(apps.request(AppCall.of("ping"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"u\":1}")));
        assertEquals("ok", Apps.json(json).getString("status"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u=%zz", "u=%", "f=json&u=bob&p=%e", "%=%", "&&&=&=", "u=%C3%28&f=json", "f=json&u=%00"})
    void an_address_that_cannot_be_read_is_refused(String query) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), apps.house.port())) {
            socket.setSoTimeout(5_000);
            String request = "GET /rest/ping?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("failed") || answer.contains("Bad Request"), answer);
            assertFalse(answer.contains("Exception") || answer.contains("something went wrong"), answer);
        }
    }

    @Test
    void more_repeats_than_allowed_are_refused_before_anything_is_written() {
        int before = apps.house.writes();
        var call = AppCall.of("scrobble");
        for (int i = 0; i < 501; i++) {
            call = call.with("id", "tr-1");
        }
        assertEquals(0, Apps.json(apps.post(call)).getJsonObject("error").getInteger("code"));
        assertEquals(
                0,
                Apps.json(apps.post(call.named("star"))).getJsonObject("error").getInteger("code"));
        assertEquals(0, apps.code(AppCall.of("scrobble", "id", "tr-1", "time", "1", "time", "2")));
        assertEquals(before, apps.house.writes());
    }
}
