package polyphony.gateway.subsonic;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Players that are web pages of their own come from other origins; credentials are in the address, not in cookies. */
final class CrossOrigin implements Handler<RoutingContext> {
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED =
            HttpHeaders.createOptimized("Content-Length, Content-Range, Accept-Ranges, ETag, X-Total-Count");
    private static final CharSequence METHODS = HttpHeaders.createOptimized("GET, HEAD, POST, OPTIONS");
    private static final CharSequence A_DAY = HttpHeaders.createOptimized("86400");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("cross-origin-resource-policy");
    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");

    @Override
    public void handle(RoutingContext http) {
        HttpServerResponse response = http.response();
        response.headers()
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY)
                .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                // A picture or a song of ours may be shown by such a page.
                .set(RESOURCE_POLICY, CROSS_ORIGIN);
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            response.headers()
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ANY)
                    .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY);
            response.setStatusCode(204).end();
            return;
        }
        http.next();
    }
}
