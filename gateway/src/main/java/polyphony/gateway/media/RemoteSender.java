package polyphony.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.RoutingContext;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Transport;

/**
 * Passes on what another node sends, no faster than the listener takes it. When the listener goes, the other node is told
 * at once, so that nothing is made for nobody.
 */
final class RemoteSender {
    private static final int STREAMS_MAX = 500;
    private static final int WAITING_MAX = 100;
    private static final int CONNECT_MS_MAX = 2_000;
    private static final int IDLE_SECONDS_MAX = 120;
    private static final int RESPONSE_MS_MAX = 10_000;

    private final HttpClient client;

    RemoteSender(Vertx vertx, Transport transport) {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MS_MAX)
                .setIdleTimeout(IDLE_SECONDS_MAX)
                .setHttp2ClearTextUpgrade(false);
        this.client = vertx.createHttpClient(
                transport.client(options),
                new PoolOptions().setHttp1MaxSize(STREAMS_MAX).setMaxWaitQueueSize(WAITING_MAX));
    }

    /**
     * Answers the request with what is at the address; headers that describe the bytes come from there.
     *
     * @param promisedBytes a length to promise where the source names none, or 0
     */
    Future<Void> send(RoutingContext request, String url, String contentType, long promisedBytes) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType).putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.request().method().equals(HttpMethod.HEAD)) {
            return response.end();
        }
        var wanted = new RequestOptions()
                .setAbsoluteURI(url)
                .setMethod(HttpMethod.GET)
                .setTimeout(RESPONSE_MS_MAX);
        return client.request(wanted)
                .compose(upstream -> pipe(upstream, request, promisedBytes))
                .recover(cause -> Future.failedFuture(
                        cause instanceof Failure || response.headWritten()
                                ? cause
                                : Failure.unavailable("streaming is not available right now")));
    }

    private static Future<Void> pipe(HttpClientRequest upstream, RoutingContext request, long promisedBytes) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            upstream.reset();
            return Future.succeededFuture();
        }
        request.addEndHandler(ended -> {
            if (ended.failed()) {
                upstream.reset();
            }
        });
        return upstream.send().compose(answer -> {
            if (answer.statusCode() != 200) {
                answer.exceptionHandler(asExpected -> {});
                upstream.reset();
                return Future.failedFuture(refusal(answer));
            }
            WriteStream<Buffer> target = describe(answer, response, promisedBytes);
            // Half of a track must not look like a whole one: when the source breaks, so does this connection.
            return answer.pipe().endOnFailure(false).to(target);
        });
    }

    private static WriteStream<Buffer> describe(
            HttpClientResponse answer, HttpServerResponse response, long promisedBytes) {
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, length);
        } else if (promisedBytes > 0) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(promisedBytes));
            return new PromisedLength(response, promisedBytes);
        } else {
            response.setChunked(true);
        }
        return response;
    }

    private static Failure refusal(HttpClientResponse answer) {
        Failure.Kind kind = Failure.Kind.ofCode(answer.statusCode());
        return switch (kind) {
            case TOO_MANY -> Failure.tooMany("as many transcodes run as may; try again shortly");
            case NOT_FOUND -> Failure.notFound("the file");
            default -> Failure.unavailable("streaming is not available right now");
        };
    }

    Future<Void> close() {
        return client.close();
    }
}
