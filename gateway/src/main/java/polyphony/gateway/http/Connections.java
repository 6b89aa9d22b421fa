package polyphony.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.gateway.GatewaySettings;

/** The open connections: not too many, none that stays silent, and each can be hung up on. Lives on one event loop. */
final class Connections {
    private final Vertx vertx;
    private final GatewaySettings settings;
    private final Metrics metrics;
    private final Map<SocketAddress, HttpConnection> open = new HashMap<>();
    /** Those that have not sent a whole request yet, with the timers that will close them. */
    private final Map<SocketAddress, Long> silent = new HashMap<>();

    Connections(Vertx vertx, GatewaySettings settings, Metrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.metrics = metrics;
    }

    void add(HttpConnection connection) {
        if (open.size() >= settings.connectionsMax()) {
            connection.close();
            return;
        }
        SocketAddress client = connection.remoteAddress();
        open.put(client, connection);
        metrics.connections(open.size());
        // Vert.x waits for ever for somebody who sends one header a minute.
        silent.put(client, vertx.setTimer(settings.requestWithinSeconds() * 1_000L, late -> hangUp(connection)));
        connection.closeHandler(closed -> {
            heard(client);
            remove(client, connection);
        });
    }

    /** A whole request came. */
    void heard(SocketAddress client) {
        Long timer = silent.isEmpty() ? null : silent.remove(client);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    /** The line of a client whose connection becomes a WebSocket: from then on Vert.x does not tell us of its end. */
    Line upgraded(SocketAddress client) {
        HttpConnection connection = open.get(client);
        return new Line() {
            @Override
            public void hangUp() {
                Connections.hangUp(connection);
            }

            @Override
            public void ended() {
                remove(client, connection);
            }
        };
    }

    void hangUpAll() {
        List.copyOf(open.values()).forEach(Connections::hangUp);
    }

    private void remove(SocketAddress client, HttpConnection connection) {
        open.remove(client, connection);
        metrics.connections(open.size());
    }

    /** Closing waits until everything was sent, which may be never; the channel itself does not. */
    private static void hangUp(HttpConnection connection) {
        if (connection instanceof HttpServerConnection internal) {
            var unused = internal.channelHandlerContext().channel().close();
        }
    }
}
