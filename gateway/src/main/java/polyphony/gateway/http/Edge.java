package polyphony.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import polyphony.gateway.GatewaySettings;

/**
 * The public server: its limits, and what happens to every request before a door sees it. Lives on the event loop of the
 * verticle that opens it.
 */
public final class Edge {
    private static final int HEADER_BYTES_MAX = 16 * 1024;
    /** Old clients put the ids of a whole playlist into an address. */
    private static final int ADDRESS_BYTES_MAX = 32 * 1024;

    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Connections connections;
    private final Beginning beginning;
    private HttpServer server;

    public Edge(Vertx vertx, GatewaySettings settings, Metrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.connections = new Connections(vertx, settings, metrics);
        this.beginning = new Beginning(metrics, settings.patience(), new Proxies(settings.trustedProxies()));
    }

    /** Listens; the future ends with the port. */
    public Future<Integer> open(List<Door> doors, Handler<ServerWebSocketHandshake> sockets) {
        Router router = Router.router(vertx);
        router.route().handler(beginning).handler(new SecurityHeaders()).failureHandler(new FailureHandler());
        doors.forEach(door -> door.open(router));
        server = vertx.createHttpServer(options(settings))
                .connectionHandler(connections::add)
                .requestHandler(request -> {
                    connections.heard(request.remoteAddress());
                    router.handle(request);
                })
                .webSocketHandshakeHandler(handshake -> {
                    connections.heard(handshake.remoteAddress());
                    sockets.handle(handshake);
                });
        return server.listen().map(HttpServer::actualPort);
    }

    /** The line of a client that has just become a WebSocket. */
    public Line upgraded(SocketAddress client) {
        return connections.upgraded(client);
    }

    /** Goes on answering, and asks each client to turn to another gateway with its next request. */
    public void sendElsewhere() {
        beginning.leave();
    }

    /** Takes no new requests, lets those under way end, and hangs up on what is left after this long. */
    public Future<Void> close(Duration most) {
        if (server == null) {
            return Future.succeededFuture();
        }
        HttpServer closing = server;
        server = null;
        long timer = vertx.setTimer(Math.max(1, most.toMillis()), late -> connections.hangUpAll());
        return closing.shutdown(most.toMillis(), TimeUnit.MILLISECONDS).onComplete(closed -> vertx.cancelTimer(timer));
    }

    private static HttpServerOptions options(GatewaySettings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(settings.idleTimeoutSeconds())
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setMaxInitialLineLength(ADDRESS_BYTES_MAX)
                // ... or into a form.
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
