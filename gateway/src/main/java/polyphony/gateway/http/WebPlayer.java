package polyphony.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The web player at {@code /}: files of the jar's {@code web/} and, below {@code /webjars/}, of the libraries' jars. They
 * cannot change while this runs, so each is read, packed and kept once. Lives on one event loop.
 */
public final class WebPlayer implements Door {
    /** Names of our own making: no dots in a row, no escapes, so a path cannot climb out of its folder. */
    private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9_@.-]*)*/?");

    private static final String WEBJARS = "/webjars/";
    private static final String PAGE = "/index.html";

    private final Vertx vertx;
    /** Bounded by the number of files in the jars: only what exists is kept. */
    private final Map<String, WebFile> files = new HashMap<>();

    public WebPlayer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void open(Router router) {
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        Metrics.route(request, "web");
        String path = request.normalizedPath();
        if (!SAFE.matcher(path).matches() || path.contains("..") || path.startsWith("/rest/")) {
            request.fail(404);
            return;
        }
        // A page of the player has no dot in its address; the player itself finds out which one is meant.
        String file = path.lastIndexOf('.') > path.lastIndexOf('/') ? path : PAGE;
        WebFile known = files.get(file);
        if (known != null) {
            send(request, known);
            return;
        }
        vertx.executeBlocking(() -> WebFile.read(resource(file), file), false)
                .onSuccess(read -> {
                    if (read == null) {
                        request.fail(404);
                    } else {
                        files.put(file, read);
                        send(request, read);
                    }
                })
                .onFailure(request::fail);
    }

    private static String resource(String file) {
        return file.startsWith(WEBJARS) ? "/META-INF/resources" + file : "/web" + file;
    }

    private static void send(RoutingContext request, WebFile file) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
                .putHeader(HttpHeaders.ETAG, file.etag())
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader(HttpHeaders.CACHE_CONTROL, file.cacheControl())
                .putHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, file.policy());
        String has = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (has != null && has.contains(file.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        boolean packed = file.packed() != null && Json.takesGzip(request.request());
        if (packed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Buffer body = packed ? file.packed() : file.plain();
        if (request.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
