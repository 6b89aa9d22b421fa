package polyphony.gateway.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.Consumer;
import polyphony.gateway.GatewaySettings;
import polyphony.gateway.http.Line;
import polyphony.shared.contract.UserId;

/** One listener's open socket, with its limits. */
final class SocketClient {
    /** Close codes of RFC 6455 and the registry of IANA. */
    static final short GOING_AWAY = 1001;

    static final short POLICY = 1008;
    static final short TRY_AGAIN_LATER = 1013;

    private static final long WINDOW_MS = 10_000;
    /** How long a goodbye may take to be read. */
    private static final long GOODBYE_MS = 1_000;

    private static final int TOKEN_LENGTH_MAX = 200;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Line line;
    private final GatewaySettings.Socket limits;
    private final Clock clock;
    private final UserId user;
    private String bearer;
    private long windowEndsMs;
    private int messagesInWindow;
    private long timer = -1;
    private boolean closing;
    private Runnable left = () -> {};

    SocketClient(
            Vertx vertx,
            ServerWebSocket socket,
            Line line,
            GatewaySettings.Socket limits,
            Clock clock,
            UserId user,
            String bearer) {
        this.line = line;
        this.vertx = vertx;
        this.socket = socket;
        this.limits = limits;
        this.clock = clock;
        this.user = user;
        this.bearer = bearer;
        socket.setWriteQueueMaxSize(limits.waitingBytesMax());
    }

    UserId user() {
        return user;
    }

    String bearer() {
        return bearer;
    }

    /**
     * Hears what the client says.
     *
     * @param newToken gets a token that is to be used from now on
     * @param gone called once, when nothing more will be said or heard
     */
    void start(Consumer<String> newToken, Runnable gone) {
        left = gone;
        socket.textMessageHandler(text -> heard(text, newToken));
        socket.binaryMessageHandler(bytes -> close(POLICY, "messages are JSON texts"));
        socket.exceptionHandler(broken -> close(POLICY, "the frame was not understood"));
        socket.closeHandler(closed -> {
            line.ended();
            leave();
        });
    }

    private void leave() {
        closing = true;
        vertx.cancelTimer(timer);
        Runnable once = left;
        left = () -> {};
        once.run();
    }

    /** Calls when the proof of who this is runs out; {@code atMs} on the clock. */
    void checkAgainAt(long atMs, Runnable check) {
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, atMs - clock.millis()), due -> check.run());
    }

    void use(String newBearer) {
        bearer = newBearer;
    }

    void send(String text) {
        if (closing) {
            return;
        }
        if (socket.writeQueueFull()) {
            // It can come back and ask for what it missed; keeping it would cost memory for somebody who does not read.
            close(TRY_AGAIN_LATER, "messages were not read fast enough");
            return;
        }
        socket.writeTextMessage(text);
    }

    void close(short code, String reason) {
        if (!closing) {
            // A client that does not read does not get this either.
            long timer = vertx.setTimer(GOODBYE_MS, late -> line.hangUp());
            socket.close(code, reason).onComplete(closed -> vertx.cancelTimer(timer));
            leave();
        }
    }

    private void heard(String text, Consumer<String> newToken) {
        long now = clock.millis();
        if (now >= windowEndsMs) {
            windowEndsMs = now + WINDOW_MS;
            messagesInWindow = 0;
        }
        if (++messagesInWindow > limits.messagesMax()) {
            close(POLICY, "at most " + limits.messagesMax() + " messages in ten seconds");
            return;
        }
        answer(text, newToken);
    }

    private void answer(String text, Consumer<String> newToken) {
        try {
            var message = new JsonObject(text);
            String kind = message.getValue("kind") instanceof String given ? given : "";
            switch (kind) {
                case "ping" -> send(new JsonObject().put("kind", "pong").encode());
                case "auth" -> authenticate(message.getValue("token"), newToken);
                default -> error("kind must be ping or auth");
            }
        } catch (DecodeException malformed) {
            error("a message must be a JSON object");
        }
    }

    private void authenticate(Object token, Consumer<String> newToken) {
        if (token instanceof String text && !text.isBlank() && text.length() <= TOKEN_LENGTH_MAX) {
            newToken.accept(text);
        } else {
            error("token must have 1 to " + TOKEN_LENGTH_MAX + " characters");
        }
    }

    void error(String sentence) {
        send(new JsonObject().put("kind", "error").put("detail", sentence).encode());
    }

    /** Keeps connections open through proxies, and lets dead ones be noticed. */
    void ping() {
        if (!closing && !socket.writeQueueFull()) {
            socket.writePing(io.vertx.core.buffer.Buffer.buffer("."));
        }
    }
}
