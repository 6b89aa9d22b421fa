package polyphony.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.gateway.House;

class WebPlayerTest {
    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private HttpRequest.Builder file(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path));
    }

    @Test
    void a_page_may_run_its_own_import_map_and_no_other_inline_script() throws Exception {
        HttpResponse<String> page = house.send(file("/sample.html"));

        String map = "{\"imports\":{\"lit\":\"/webjars/lit.js\"}}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8));
        String policy = page.headers().firstValue("content-security-policy").orElseThrow();
        assertEquals(200, page.statusCode());
        assertTrue(policy.contains(
                "script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(digest) + "';"));
        assertFalse(policy.contains("unsafe-eval"));
        assertTrue(policy.contains("frame-ancestors 'none'"));
    }

    @Test
    void a_script_comes_packed_and_is_not_sent_again_while_it_is_the_same() {
        HttpResponse<byte[]> script = house.send(
                file("/sample.js").header("Accept-Encoding", "gzip"), HttpResponse.BodyHandlers.ofByteArray());
        String etag = script.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = house.send(file("/sample.js").header("If-None-Match", etag));

        assertEquals("gzip", script.headers().firstValue("content-encoding").orElseThrow());
        assertEquals(
                "text/javascript; charset=utf-8",
                script.headers().firstValue("content-type").orElseThrow());
        assertTrue(script.body().length < 500);
        assertEquals(304, again.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../openapi.yaml",
                "/%2e%2e/openapi.yaml",
                "/..%2fopenapi.yaml",
                "/..%5copenapi.yaml",
                "/webjars/../../openapi.yaml",
                "/webjars/%2e%2e/%2e%2e/MANIFEST.MF",
                "/./../conf/gateway.yaml",
                "/sample.js%00.html",
                "/.hidden.js",
                "/nothing.js",
                "/polyphony/gateway/Main.class"
            })
    void nothing_but_the_players_own_files_is_to_be_had(String path) {
        HttpResponse<String> answer = house.send(file(path));

        assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, answer.statusCode() + " " + answer.body());
    }
}
