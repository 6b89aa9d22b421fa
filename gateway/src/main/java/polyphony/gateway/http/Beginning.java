package polyphony.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;

/** Gives every request its id and its clock, and counts it when it ends. */
final class Beginning implements Handler<RoutingContext> {
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");

    private final Metrics metrics;
    private final Duration patience;
    private final Proxies proxies;
    /** Random for each start, so that ids of two starts never meet in one log. */
    private final String prefix = UUID.randomUUID().toString().substring(0, 8) + "-";

    private long count;
    private boolean leaving;

    Beginning(Metrics metrics, Duration patience, Proxies proxies) {
        this.metrics = metrics;
        this.patience = patience;
        this.proxies = proxies;
    }

    @Override
    public void handle(RoutingContext request) {
        long started = System.nanoTime();
        String id = prefix + Long.toString(count++, 36);
        RequestScope.begin(request, new RequestScope(id, started, patience, proxies.client(request.request())));
        request.response().putHeader(REQUEST_ID, id);
        if (leaving) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        metrics.began();
        request.addEndHandler(ended -> metrics.ended(
                Metrics.routeOf(request), request.response().getStatusCode(), System.nanoTime() - started));
        if (isReadable(request)) {
            request.next();
        } else {
            request.fail(400);
        }
    }

    /** From now on every answer is the last one of its connection: the next request goes to another gateway. */
    void leave() {
        leaving = true;
    }

    /** The router takes a path for granted that it can decode. */
    private static boolean isReadable(RoutingContext request) {
        try {
            return request.normalizedPath() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
