package polyphony.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * What is known of a request from its first byte.
 *
 * @param id goes with every ask, into the log and back to the client
 * @param startedNanos {@link System#nanoTime()} when it came
 * @param patience how long its answer may take to begin
 * @param client address of who sent it, as far as {@link Proxies} can tell
 */
public record RequestScope(String id, long startedNanos, Duration patience, String client) {
    private static final String KEY = "request-scope";

    static void begin(RoutingContext request, RequestScope scope) {
        request.put(KEY, scope);
    }

    /** The scope of a request that came through the server. */
    public static RequestScope of(RoutingContext request) {
        return request.get(KEY);
    }

    /** What is left of the patience; zero when it is over. */
    public Duration remaining() {
        Duration left = patience.minusNanos(System.nanoTime() - startedNanos);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
