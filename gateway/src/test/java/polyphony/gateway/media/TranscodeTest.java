package polyphony.gateway.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;

class TranscodeTest {
    private static final String SONG = "/tracks/tr-1/stream";

    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_transcode_is_passed_on_as_it_comes() {
        HttpServer node = house.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    request.response().setChunked(true);
                    request.response().write("abc");
                    request.response().end("def");
                })
                .listen(0, "127.0.0.1")
                .await();
        house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t?signature=x");

        var answer = house.get(SONG + "?format=mp3", "bob");

        assertEquals(200, answer.statusCode());
        assertEquals("audio/mpeg", answer.headers().firstValue("content-type").orElse(""));
        assertEquals("abcdef", answer.body());
    }

    @Test
    void a_promised_length_is_met_to_the_byte_whether_the_encoder_makes_less_or_more() {
        for (int made : new int[] {10, 10_000_000}) {
            HttpServer node = house.vertx()
                    .createHttpServer()
                    .requestHandler(
                            request -> request.response().setChunked(true).end(Buffer.buffer("x".repeat(made))))
                    .listen(0, "127.0.0.1")
                    .await();
            house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");

            var answer = house.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port()
                            + "/rest/stream?u=bob&p=password-of-bob&c=test&v=1.16.1&id=tr-1&format=mp3"
                            + "&estimateContentLength=true")),
                    HttpResponse.BodyHandlers.ofByteArray());

            int promised =
                    (int) answer.headers().firstValueAsLong("content-length").orElseThrow();
            assertEquals(promised, answer.body().length);
            assertTrue(promised > 10 && promised < 10_000_000, "promised " + promised);
            assertEquals('x', answer.body()[9]);
            assertEquals(made > 10 ? 'x' : 0, answer.body()[promised - 1]);
        }
    }

    @Test
    void a_busy_streaming_node_is_told_as_too_many_with_a_time_to_come_back() {
        HttpServer node = house.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(429).end())
                .listen(0, "127.0.0.1")
                .await();
        house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");

        var answer = house.get(SONG + "?format=mp3", "bob");

        assertEquals(429, answer.statusCode());
        assertTrue(answer.headers().firstValue("retry-after").isPresent());
    }

    @Test
    void a_streaming_node_that_is_gone_is_unavailable() {
        house.transcodesAt("http://127.0.0.1:1/t");

        assertEquals(503, house.get(SONG + "?format=mp3", "bob").statusCode());
    }

    @Test
    void a_listener_who_goes_ends_the_transcode() throws Exception {
        Promise<Void> ended = Promise.promise();
        HttpServer node = house.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    var response = request.response().setChunked(true);
                    response.closeHandler(gone -> ended.tryComplete());
                    response.exceptionHandler(gone -> ended.tryComplete());
                    response.write(Buffer.buffer(new byte[64 * 1024]));
                })
                .listen(0, "127.0.0.1")
                .await();
        house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
            String request = "GET /api/v1" + SONG + "?format=mp3 HTTP/1.1\r\nHost: x\r\n"
                    + "Authorization: Bearer token-bob\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertTrue(socket.getInputStream().read() > 0);
        }

        ended.future().await(5, TimeUnit.SECONDS);
    }
}
