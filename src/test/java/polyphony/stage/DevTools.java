package polyphony.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One page's connection of the DevTools protocol: calls, and the few events that matter here. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final long SECONDS_MAX = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicReference<CompletableFuture<Void>> loading = new AtomicReference<>(new CompletableFuture<>());
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;
    private int last;

    private DevTools() {}

    static DevTools open(URI page) {
        var tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, tools)
                .join();
        List.of("Page.enable", "Runtime.enable", "Log.enable").forEach(domain -> tools.call(domain, Map.of()));
        return tools;
    }

    /** Gives the result; an error of the protocol is thrown. */
    JsonNode call(String method, Map<String, Object> parameters) {
        int id = ++last;
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(message.toString(), true).join();
        JsonNode told = answer.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
        if (told.has("error")) {
            throw new IllegalStateException(method + " gave " + told.get("error"));
        }
        return told.path("result");
    }

    /** Waits for the load event of the page to which this leads. */
    void loading(Runnable navigation) {
        var loaded = new CompletableFuture<Void>();
        loading.set(loaded);
        navigation.run();
        loaded.orTimeout(SECONDS_MAX, TimeUnit.SECONDS).join();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
        part.append(text);
        if (whole) {
            heard(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void heard(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
        CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
        if (answer != null) {
            answer.complete(message);
            return;
        }
        JsonNode told = message.path("params");
        switch (message.path("method").asText()) {
            case "Page.loadEventFired" -> loading.get().complete(null);
            case "Runtime.exceptionThrown" ->
                complaints.add(told.get("exceptionDetails").toString());
            case "Log.entryAdded" -> {
                if (told.path("entry").path("level").asText().equals("error")) {
                    complaints.add(told.get("entry").toString());
                }
            }
            default -> {
                // The protocol tells much more than is asked for.
            }
        }
    }
}
