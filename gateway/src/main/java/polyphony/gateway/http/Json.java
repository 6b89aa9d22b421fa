package polyphony.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Sends texts, compressed when they are long and the client can read that. Netty's own compression is off, because it
 * would take sendfile away from audio.
 */
public final class Json {
    public static final String CONTENT_TYPE = "application/json";

    private static final int COMPRESSED_BYTES_MIN = 1_400;

    private Json() {}

    /** Sends a whole JSON text with the status that was set. */
    public static void send(HttpServerRequest request, Buffer json) {
        send(request, CONTENT_TYPE, json);
    }

    /** Sends a whole text of the given type with the status that was set. */
    public static void send(HttpServerRequest request, String contentType, Buffer text) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (text.length() < COMPRESSED_BYTES_MIN || !takesGzip(request)) {
            response.end(text);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").putHeader(HttpHeaders.VARY, "Accept-Encoding");
        response.end(Buffer.buffer(gzip(text.getBytes(), Deflater.BEST_SPEED)));
    }

    static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    static byte[] gzip(byte[] plain, int level) {
        var packed = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (var gzip = new Levelled(packed, level)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static final class Levelled extends GZIPOutputStream {
        Levelled(ByteArrayOutputStream out, int level) throws IOException {
            super(out, 8_192);
            def.setLevel(level);
        }
    }
}
