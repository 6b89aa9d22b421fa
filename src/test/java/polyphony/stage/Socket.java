package polyphony.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener's WebSocket: keeps what it was told until someone looks. */
public final class Socket implements AutoCloseable {
    private static final long SECONDS_MAX = 60;
    private static final int KEPT_MAX = 100_000;

    private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>(KEPT_MAX);
    private final WebSocket socket;

    private Socket(Http http) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + http.token())
                .buildAsync(URI.create(http.base().replace("http:", "ws:") + "/api/v1/socket"), new Listener(told))
                .join();
    }

    /** Opens the socket of a client that is signed in, and waits for its greeting. */
    public static Socket of(Http http) {
        Socket socket = new Socket(http);
        socket.await("hello");
        return socket;
    }

    /** The next message of this kind; others before it are passed over. */
    public JsonNode await(String kind) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (true) {
            try {
                JsonNode message = told.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new IllegalStateException("the socket told no " + kind);
                }
                if (message.path("kind").asText().equals(kind)) {
                    return message;
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private record Listener(BlockingQueue<JsonNode> told, StringBuilder part) implements WebSocket.Listener {
        private static final ObjectMapper JSON = new ObjectMapper();

        Listener(BlockingQueue<JsonNode> told) {
            this(told, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                try {
                    told.offer(JSON.readTree(part.toString()));
                } catch (IOException noJson) {
                    throw new UncheckedIOException(noJson);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
