package polyphony.shared.node;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Wire;

/**
 * The server for those who run this node: {@code /health/live}, {@code /health/ready} and {@code /metrics}. A node has one,
 * and its services tell it of themselves.
 */
public final class Management {
    /** Gives way when it is taken: several nodes of one machine would all ask for it. */
    public static final int USUAL_PORT = 4041;

    private static final Logger LOG = LoggerFactory.getLogger(Management.class);
    private static final long LOOK_MS_MAX = 3_000;
    private static final int IDLE_SECONDS_MAX = 30;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** @param port 0 for any free one */
    public record Settings(String host, int port) {
        public Settings {
            new Problems()
                    .unless(host != null && !host.isBlank(), "management.host must be an address")
                    .unless(port >= 0 && port <= 65_535, "management.port must be 0 to 65535")
                    .stopIfAny();
        }
    }

    /**
     * What a part of the node says of itself.
     *
     * @param details say {@code catalog} → {@code up}
     */
    public record Look(boolean ready, Map<String, String> details) {
        public Look {
            details = Map.copyOf(details);
        }
    }

    /** A part that was added. */
    public interface Part {
        /** Where this part can be reached from outside, for the person who started the node. */
        void reachedAt(String address);

        /** The opposite of {@link #add}. */
        void remove();
    }

    private record Watched(Context context, Supplier<Future<Look>> look, Supplier<String> metrics) {}

    private record Ready(boolean ready, Map<String, Look> parts) {}

    private record Live(String status) {}

    private final Vertx vertx;
    private final Settings settings;
    private final Map<String, Watched> parts = new ConcurrentSkipListMap<>();
    private final Map<String, String> addresses = new ConcurrentSkipListMap<>();
    private HttpServer server;

    public Management(Vertx vertx, Settings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /**
     * Adds a part of the node, which is asked on the context of this call.
     *
     * @param look whether it is ready; bounded here
     * @param metrics its figures in Prometheus' text format; may be empty
     */
    public Part add(String name, Supplier<Future<Look>> look, Supplier<String> metrics) {
        var watched = new Watched(vertx.getOrCreateContext(), look, metrics);
        parts.putIfAbsent(name, watched);
        return new Part() {
            @Override
            public void reachedAt(String address) {
                addresses.put(name, address);
            }

            @Override
            public void remove() {
                parts.remove(name, watched);
                addresses.remove(name);
            }
        };
    }

    /** Where the parts of this node can be reached, by their names. */
    public Map<String, String> addresses() {
        return Map.copyOf(addresses);
    }

    /** Listens; the future ends with the port. */
    public Future<Integer> open() {
        return listen(settings.port()).recover(cause -> {
            if (settings.port() == USUAL_PORT) {
                LOG.info("management.port {} cannot be had, another one is taken: {}", USUAL_PORT, cause.getMessage());
                return listen(0);
            }
            return Future.failedFuture(new Problems.Unfit(List.of("management.port " + settings.port()
                    + " cannot be listened on at " + settings.host() + ": " + cause.getMessage())));
        });
    }

    private Future<Integer> listen(int port) {
        var options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS_MAX);
        server = vertx.createHttpServer(options).requestHandler(this::answer);
        return server.listen().map(HttpServer::actualPort);
    }

    /** Where it listens, once it does: {@code http://HOST:PORT}. */
    public String address() {
        return "http://" + settings.host() + ":" + server.actualPort();
    }

    public Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.shutdown(1, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        // Parts answer on contexts of their own, the response is written on this one.
        Context here = vertx.getOrCreateContext();
        switch (request.path()) {
            case "/health/live" -> json(response, 200, new Live("up"));
            case "/health/ready" ->
                ready().onSuccess(state -> here.runOnContext(go -> json(response, state.ready() ? 200 : 503, state)));
            case "/metrics" ->
                metrics()
                        .onSuccess(text -> here.runOnContext(go ->
                                response.putHeader("content-type", METRICS_TYPE).end(text)));
            default -> response.setStatusCode(404).end();
        }
    }

    private Future<Ready> ready() {
        Map<String, Future<Look>> asked = new TreeMap<>();
        parts.forEach((name, part) -> asked.put(name, look(part)));
        return Future.join(new ArrayList<>(asked.values())).map(all -> {
            Map<String, Look> looks = new TreeMap<>();
            asked.forEach((name, look) -> looks.put(name, look.result()));
            return new Ready(looks.values().stream().allMatch(Look::ready), looks);
        });
    }

    private static Future<Look> look(Watched part) {
        return on(part.context(), part.look())
                .compose(look -> look)
                .timeout(LOOK_MS_MAX, TimeUnit.MILLISECONDS)
                .otherwise(cause -> new Look(false, Map.of("problem", String.valueOf(cause.getMessage()))));
    }

    private Future<String> metrics() {
        List<Future<String>> texts = new ArrayList<>();
        parts.values()
                .forEach(part -> texts.add(on(part.context(), part.metrics())
                        .timeout(LOOK_MS_MAX, TimeUnit.MILLISECONDS)
                        .otherwise("")));
        return Future.join(texts)
                .map(all -> String.join("", texts.stream().map(Future::result).toList()));
    }

    private static <T> Future<T> on(Context context, Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException broken) {
                done.fail(broken);
            }
        });
        return done.future();
    }

    private static void json(HttpServerResponse response, int status, Record body) {
        response.setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Wire.encode(body));
    }
}
