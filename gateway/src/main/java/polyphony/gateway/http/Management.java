package polyphony.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import polyphony.gateway.GatewaySettings;
import polyphony.shared.bus.Wire;

/** The server for those who run this: is it alive, is it ready, how is it doing. On loopback by default. */
public final class Management {
    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Readiness readiness;
    private final Metrics metrics;
    private HttpServer server;

    public Management(Vertx vertx, GatewaySettings settings, Readiness readiness, Metrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.readiness = readiness;
        this.metrics = metrics;
    }

    /** Listens; the future ends with the port. */
    public Future<Integer> open() {
        var options = new HttpServerOptions()
                .setHost(settings.managementHost())
                .setPort(settings.managementPort())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(30);
        server = vertx.createHttpServer(options).requestHandler(this::answer);
        return server.listen().map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.shutdown(1, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        switch (request.path()) {
            case "/health/live" -> json(response, 200, new Live("up"));
            case "/health/ready" ->
                readiness.look().onSuccess(state -> json(response, state.ready() ? 200 : 503, state));
            case "/metrics" ->
                response.putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.text());
            default -> response.setStatusCode(404).end();
        }
    }

    private static void json(HttpServerResponse response, int status, Record body) {
        response.setStatusCode(status)
                .putHeader("content-type", Json.CONTENT_TYPE)
                .end(Wire.encode(body));
    }

    private record Live(String status) {}
}
