package polyphony.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells a browser, so that a flaw in one page cannot become more than that. */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'; sandbox");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("x-frame-options");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("referrer-policy");
    static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("content-security-policy");

    @Override
    public void handle(RoutingContext request) {
        request.response()
                .headers()
                .set(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .set(FRAME_OPTIONS, DENY)
                .set(REFERRER_POLICY, REFERRER)
                // The web player's pages say what they need instead.
                .set(CONTENT_SECURITY_POLICY, NOTHING);
        request.next();
    }
}
