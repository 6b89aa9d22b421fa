package polyphony.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Wire;

/** The one place where a failure becomes an HTTP answer. A stack trace goes to the log, never to a client. */
public final class FailureHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
    /** Breakers of the bus look again after about this long. */
    private static final String RETRY_AFTER_SECONDS = "2";

    private static final long LINGER_MS = 1_000;

    @Override
    public void handle(RoutingContext request) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Half of the answer is out: only a broken connection tells the client that the rest will not come.
            request.request().connection().close();
            return;
        }
        boolean unread = !request.request().isEnded() && hasBody(request.request());
        Future<Void> sent = send(response, problem(request), unread);
        if (unread) {
            sent.onComplete(done -> linger(request));
        }
    }

    /** Takes the rest for a moment, so that a client that is still sending gets to read the answer, and then hangs up. */
    private static void linger(RoutingContext request) {
        request.request().resume();
        request.vertx()
                .setTimer(LINGER_MS, late -> request.request().connection().close());
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static Problem problem(RoutingContext request) {
        RequestScope scope = RequestScope.of(request);
        String id = scope == null ? "" : scope.id();
        Throwable cause = request.failure();
        if (cause == null || cause instanceof HttpException) {
            return ofStatus(request.statusCode(), id);
        }
        if (!(cause instanceof Failure)) {
            LOG.error("request {} {} failed", id, request.request().path(), cause);
        }
        return Problem.of(Failure.of(cause), id);
    }

    private static Problem ofStatus(int status, String id) {
        return switch (status) {
            case 400 -> Problem.ofStatus(400, "Bad request", "the request is not well-formed HTTP", id);
            case 404 -> Problem.ofStatus(404, "Not found", "there is nothing at this address", id);
            case 405 -> Problem.ofStatus(405, "Method not allowed", "this address does not know this method", id);
            case 408 -> Problem.ofStatus(408, "Too slow", "the request did not arrive in time", id);
            case 413 -> Problem.ofStatus(413, "Too large", "the body is larger than this server takes", id);
            case 414 -> Problem.ofStatus(414, "Too long", "the address is longer than this server takes", id);
            case 415 -> Problem.ofStatus(415, "Unsupported", "the body must be application/json", id);
            default -> Problem.ofStatus(status < 400 ? 500 : status, "Failed", "the request could not be answered", id);
        };
    }

    private static Future<Void> send(HttpServerResponse response, Problem problem, boolean last) {
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A media handler may have described bytes that will not come now.
        response.headers()
                .remove(HttpHeaders.CONTENT_LENGTH)
                .remove(HttpHeaders.ETAG)
                .remove(HttpHeaders.LAST_MODIFIED);
        if (problem.status() == 503 || problem.status() == 429) {
            response.putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (problem.status() == 401) {
            response.putHeader("www-authenticate", "Bearer");
        }
        if (last) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        return response.end(Wire.encode(problem));
    }
}
