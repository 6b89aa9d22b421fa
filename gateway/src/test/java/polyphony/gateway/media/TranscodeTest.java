package polyphony.gateway.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;

class TranscodeTest {
    private static final String SONG = "/tracks/tr-1/stream";

    /** 200 s of 128 kbit/s, and what the encoder may add. */
    private static final int PROMISED = 3_202_000;

    private static final int FRAME_BYTES = 384;
    private static final byte SOUND = 7;

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
    void a_promised_length_is_met_to_the_byte_with_silence_or_by_a_cut() {
        for (int frames : new int[] {PROMISED / FRAME_BYTES - 3, PROMISED / FRAME_BYTES + 9}) {
            Buffer made = frames(frames);
            transcoderOf(made);

            var answer = house.send(promised("tr-1"), HttpResponse.BodyHandlers.ofByteArray());

            assertEquals(PROMISED, (int)
                    answer.headers().firstValueAsLong("content-length").orElseThrow());
            assertEquals(PROMISED, answer.body().length);
            for (int at = 0; at < PROMISED; at += FRAME_BYTES) {
                assertEquals((byte) 0xFF, answer.body()[at], "a frame begins at " + at);
                assertEquals(at < made.length() ? SOUND : 0, answer.body()[at + 9], "at " + at);
            }
        }
    }

    @Test
    void music_that_broke_off_does_not_look_whole_under_a_promise() {
        transcoderOf(frames(100));

        var request = promised("tr-1");

        assertThrows(UncheckedIOException.class, () -> house.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Test
    void a_transcode_of_which_nothing_came_is_a_failure_and_keeps_no_promise() {
        transcoderOf(Buffer.buffer());

        var answer = house.send(promised("tr-1"), HttpResponse.BodyHandlers.ofString());

        assertTrue(answer.body().contains("status=\"failed\""), answer.body());
    }

    @Test
    void nothing_is_promised_where_the_encoder_may_choose_another_bit_rate() {
        transcoderOf(frames(100));

        var answer = house.send(promised("tr-2"), HttpResponse.BodyHandlers.ofByteArray());

        assertTrue(answer.headers().firstValue("content-length").isEmpty());
        assertEquals(100 * FRAME_BYTES, answer.body().length);
    }

    /** MPEG-1 Layer III, 128 kbit/s, 48 kHz: every frame has the same length. */
    private static Buffer frames(int count) {
        byte[] frame = new byte[FRAME_BYTES];
        Arrays.fill(frame, SOUND);
        byte[] header = {(byte) 0xFF, (byte) 0xFB, (byte) 0x94, 0x64};
        System.arraycopy(header, 0, frame, 0, header.length);
        Buffer all = Buffer.buffer();
        for (int i = 0; i < count; i++) {
            all.appendBytes(frame);
        }
        return all;
    }

    private void transcoderOf(Buffer made) {
        HttpServer node = house.vertx()
                .createHttpServer()
                .requestHandler(request -> request.response().setChunked(true).end(made))
                .listen(0, "127.0.0.1")
                .await();
        house.transcodesAt("http://127.0.0.1:" + node.actualPort() + "/t");
    }

    private HttpRequest.Builder promised(String id) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port()
                + "/rest/stream?u=bob&p=password-of-bob&c=test&v=1.16.1&format=mp3&estimateContentLength=true&id="
                + id));
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
