package polyphony.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import polyphony.gateway.House;

/** A client that keeps what it was told. */
final class Listener {
    private final BlockingQueue<JsonObject> told = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final WebSocket socket;

    Listener(House house, String user, String query) {
        var options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(house.port())
                .setURI("/api/v1/socket" + query)
                .addSubProtocol("bearer")
                .addSubProtocol("token-" + user);
        // A small buffer, so that one who does not read is soon seen not to.
        var client = house.vertx()
                .createWebSocketClient(new WebSocketClientOptions().setReceiveBufferSize(2_048))
                .webSocket();
        client.textMessageHandler(text -> told.add(new JsonObject(text)));
        client.closeHandler(gone -> closed.complete((int) client.closeStatusCode()));
        socket = client.connect(options).await();
    }

    JsonObject next() {
        try {
            JsonObject message = told.poll(5, TimeUnit.SECONDS);
            assertTrue(message != null, "nothing was told");
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int closeCode() throws Exception {
        return closed.get(5, TimeUnit.SECONDS);
    }
}
