package polyphony.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import polyphony.gateway.GatewaySettings;

/**
 * The public server: its limits, and what happens to every request before a door sees it. Lives on the event loop of the
 * verticle that opens it.
 */
public final class Edge {
    private static final int HEADER_BYTES_MAX = 16 * 1024;
    private static final int ADDRESS_BYTES_MAX = 8 * 1024;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Metrics metrics;
    /** Connections that have not sent a whole request yet, with the timers that will close them. */
    private final Map<SocketAddress, Long> silent = new HashMap<>();

    private HttpServer server;
    private int connections;

    public Edge(Vertx vertx, GatewaySettings settings, Metrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Listens; the future ends with the port. */
    public Future<Integer> open(List<Door> doors, Handler<ServerWebSocketHandshake> sockets) {
        Router router = Router.router(vertx);
        router.route()
                .handler(new Beginning(metrics, settings.patience()))
                .handler(new SecurityHeaders())
                .failureHandler(new FailureHandler());
        doors.forEach(door -> door.open(router));
        server = vertx.createHttpServer(options(settings))
                .connectionHandler(this::connected)
                .requestHandler(request -> {
                    heard(request.remoteAddress());
                    router.handle(request);
                })
                .webSocketHandshakeHandler(handshake -> {
                    heard(handshake.remoteAddress());
                    sockets.handle(handshake);
                });
        return server.listen().map(HttpServer::actualPort);
    }

    /** Takes no new requests, lets those under way end, at most five seconds. */
    public Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void connected(HttpConnection connection) {
        if (connections >= settings.connectionsMax()) {
            connection.close();
            return;
        }
        connections++;
        metrics.connections(connections);
        SocketAddress client = connection.remoteAddress();
        // Vert.x waits for ever for somebody who sends one header a minute.
        silent.put(client, vertx.setTimer(settings.requestWithinSeconds() * 1_000L, late -> connection.close()));
        connection.closeHandler(closed -> {
            heard(client);
            metrics.connections(--connections);
        });
    }

    private void heard(SocketAddress client) {
        Long timer = silent.isEmpty() ? null : silent.remove(client);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    private static HttpServerOptions options(GatewaySettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(settings.idleTimeoutSeconds())
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setMaxInitialLineLength(ADDRESS_BYTES_MAX)
                // Old clients post forms of a few hundred song ids.
                .setMaxFormFields(2_048)
                .setMaxFormAttributeSize(8_192)
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(settings.socket().messageBytesMax())
                .setMaxWebSocketMessageSize(settings.socket().messageBytesMax())
                .setWebSocketSubProtocols(List.of("bearer"))
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setTcpNoDelay(true);
    }
}
