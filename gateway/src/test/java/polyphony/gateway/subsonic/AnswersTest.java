package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import polyphony.gateway.House;

/** Every method, in every format and way to call it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private static final Specification SPECIFICATION = new Specification();

    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    static Stream<AppCall> calls() {
        return EveryCall.all().stream();
    }

    static Stream<AppCall> readingCalls() {
        return EveryCall.reading().stream();
    }

    static Stream<AppCall> binaryCalls() {
        return EveryCall.binary().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void an_answer_in_json_is_as_the_opensubsonic_document_says(AppCall call) {
        var answer = apps.get(call);

        assertEquals("ok", Apps.json(answer).getString("status"), answer.body());
        assertEquals(List.of(), SPECIFICATION.complaints(call.method(), new JsonObject(answer.body())), answer.body());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_failure_in_json_is_as_the_opensubsonic_document_says(AppCall call) {
        var answer = apps.get(call.without("u", "p", "apiKey").with("u", "bob").with("p", "wrong"));
        JsonObject envelope = Apps.json(answer);

        if (!call.method().equals("getOpenSubsonicExtensions")) {
            assertEquals(40, envelope.getJsonObject("error").getInteger("code"));
        }
        assertEquals(List.of(), SPECIFICATION.complaints(call.method(), new JsonObject(answer.body())), answer.body());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void xml_says_what_json_says(AppCall call) {
        JsonObject json = new JsonObject(apps.get(call).body());

        var xml = apps.get(call.without("f"));

        assertEquals(200, xml.statusCode());
        assertEquals("text/xml; charset=utf-8", Apps.header(xml, "content-type"));
        SameInXml.check(xml.body(), json);
        assertEquals(xml.body(), apps.get(call.but("f", "xml")).body());
    }

    @ParameterizedTest
    @MethodSource("readingCalls")
    void jsonp_is_the_same_json_in_a_call(AppCall call) {
        String json = apps.get(call).body();

        var called = apps.get(call.but("f", "jsonp").with("callback", "jQuery1.on_answer$"));

        assertEquals(200, called.statusCode());
        assertEquals("application/javascript", Apps.header(called, "content-type"));
        assertEquals("jQuery1.on_answer$(" + json + ");", called.body());
    }

    @ParameterizedTest
    @MethodSource("readingCalls")
    void a_form_and_the_old_ending_answer_the_same(AppCall call) {
        String expected = apps.get(call).body();

        assertEquals(expected, apps.get(call.named(call.method() + ".view")).body());
        assertEquals(expected, apps.post(call).body());
        assertEquals(expected, apps.post(call.named(call.method() + ".view")).body());
    }

    @ParameterizedTest
    @MethodSource("readingCalls")
    void address_and_form_may_share_the_parameters(AppCall call) {
        var login = new AppCall(
                call.method(),
                call.parameters().stream()
                        .filter(parameter ->
                                Set.of("u", "p", "v", "c", "f", "apiKey").contains(parameter.name()))
                        .toList());
        var rest = call.without("u", "p", "v", "c", "f", "apiKey");

        var answer = apps.house.send(apps.request(login)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(rest.encoded())));

        assertEquals(apps.get(call).body(), answer.body());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void head_sends_no_body(AppCall call) {
        var answer = apps.house.send(apps.request(call).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @ParameterizedTest
    @MethodSource("binaryCalls")
    void bytes_come_as_bytes_and_failures_as_documents(AppCall call) {
        for (AppCall way : List.of(call, call.named(call.method() + ".view"))) {
            HttpResponse<byte[]> answer = apps.house.send(apps.request(way), HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            assertEquals(1_000, answer.body().length);
        }

        assertEquals(40, apps.code(call.but("p", "wrong")));
        assertEquals(70, apps.code(call.but("id", "tr-none")));
        var xml = apps.get(call.but("id", "al-none").without("f"));
        assertEquals(200, xml.statusCode());
        assertTrue(Apps.header(xml, "content-type").startsWith("text/xml"));
        assertEquals("failed", SameInXml.parsed(xml.body()).getAttribute("status"));
        assertEquals("", Apps.header(xml, "content-disposition"));
    }

    @Test
    void music_goes_out_by_form_and_in_parts_too() {
        var call = AppCall.of("stream", "id", "tr-1", "format", "raw");
        var part = apps.house.send(
                apps.request(call).header("Range", "bytes=10-19"), HttpResponse.BodyHandlers.ofByteArray());
        var download = apps.get(call.named("download"));

        assertEquals(206, part.statusCode());
        assertArrayEquals(java.util.Arrays.copyOfRange(House.song(), 10, 20), part.body());
        assertEquals(200, apps.post(call).statusCode());
        assertEquals("attachment; filename*=UTF-8''1%20%C3%BC.flac", Apps.header(download, "content-disposition"));
    }

    @Test
    void the_table_of_calls_leaves_no_method_out() {
        Set<String> tried =
                Stream.concat(calls(), binaryCalls()).map(AppCall::method).collect(Collectors.toSet());

        var door = new SubsonicDoor(apps.house.bus(), Clock.systemUTC(), new SplittableRandom(1), null, null, null);
        assertEquals(door.methods(), tried);
    }

    @Test
    void a_method_that_is_not_offered_is_a_failure_like_any_other() {
        for (String method : List.of("getPodcasts", "noSuch.view", "jukeboxControl", "a%00b")) {
            assertEquals(0, apps.code(AppCall.of(method)), method);
        }
    }
}
