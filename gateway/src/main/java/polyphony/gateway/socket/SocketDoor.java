package polyphony.gateway.socket;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.function.Function;
import polyphony.gateway.GatewaySettings;
import polyphony.gateway.http.Line;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Accounts;

/**
 * {@code /api/v1/socket}: lets in who brings a bearer token. A cookie opens nothing here, so a page of another site, which
 * a browser would let connect, has nothing to connect with.
 */
public final class SocketDoor implements Handler<ServerWebSocketHandshake> {
    private static final String PATH = "/api/v1/socket";
    private static final String BEARER = "Bearer ";
    private static final String SUBPROTOCOL = "bearer";
    private static final int TOKEN_LENGTH_MAX = 200;

    private final Vertx vertx;
    private final SocketHub hub;
    private final GatewaySettings settings;
    private final Clock clock;
    private final Function<SocketAddress, Line> lines;

    /** @param lines the connections of clients */
    public SocketDoor(
            Vertx vertx, SocketHub hub, GatewaySettings settings, Clock clock, Function<SocketAddress, Line> lines) {
        this.lines = lines;
        this.vertx = vertx;
        this.hub = hub;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void handle(ServerWebSocketHandshake handshake) {
        if (!PATH.equals(handshake.path())) {
            handshake.reject(404);
            return;
        }
        if (hub.isLeaving()) {
            handshake.reject(503);
            return;
        }
        String token = token(handshake);
        if (token == null || token.length() > TOKEN_LENGTH_MAX) {
            handshake.reject(401);
            return;
        }
        hub.identify(token)
                .onFailure(
                        refused -> handshake.reject(Failure.of(refused).kind().code()))
                .onSuccess(proof -> handshake.accept().onSuccess(socket -> welcome(handshake, socket, token, proof)));
    }

    private void welcome(
            ServerWebSocketHandshake handshake, ServerWebSocket socket, String token, Accounts.Proof proof) {
        var client = new SocketClient(
                vertx,
                socket,
                lines.apply(handshake.remoteAddress()),
                settings.socket(),
                clock,
                proof.user().id(),
                token);
        Resume resume = Resume.of(handshake.query());
        hub.welcome(client, proof, resume.epoch(), resume.seq());
    }

    /** From {@code Authorization: Bearer T}, or {@code Sec-WebSocket-Protocol: bearer, T} as a browser can send it. */
    private static String token(ServerWebSocketHandshake handshake) {
        String header = handshake.headers().get(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        String protocols = handshake.headers().get("sec-websocket-protocol");
        String[] parts = protocols == null ? new String[0] : protocols.split(",", -1);
        return parts.length == 2 && parts[0].strip().equals(SUBPROTOCOL) ? parts[1].strip() : null;
    }

    /** Where a client that comes back stood: {@code ?epoch=E&seq=N}. */
    private record Resume(String epoch, long seq) {
        static Resume of(String query) {
            String epoch = "";
            long seq = -1;
            for (String pair : query == null ? new String[0] : query.split("&", -1)) {
                if (pair.startsWith("epoch=")) {
                    epoch = pair.substring("epoch=".length());
                } else if (pair.matches("seq=[0-9]{1,18}")) {
                    seq = Long.parseLong(pair.substring("seq=".length()));
                }
            }
            return new Resume(epoch, seq);
        }
    }
}
