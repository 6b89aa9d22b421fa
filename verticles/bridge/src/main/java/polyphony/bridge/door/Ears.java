package polyphony.bridge.door;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import polyphony.shared.bus.Failure;

/** What a program hears of announcements and topics. Lives on one event loop. */
final class Ears {
    private static final int ADDRESSES_MAX = 100;

    private final Vertx vertx;
    private final Consumer<JsonObject> program;
    private final Map<String, MessageConsumer<Object>> open = new HashMap<>();

    /** @param program gets what is heard, as frames */
    Ears(Vertx vertx, Consumer<JsonObject> program) {
        this.vertx = vertx;
        this.program = program;
    }

    void open(String address) {
        if (open.size() >= ADDRESSES_MAX) {
            throw Failure.tooMany("at most " + ADDRESSES_MAX + " addresses are heard");
        }
        open.computeIfAbsent(address, fresh -> vertx.eventBus().consumer(fresh, message -> forward(address, message)));
    }

    private void forward(String address, Message<Object> message) {
        var headers = new JsonObject();
        message.headers().forEach(headers::put);
        program.accept(new JsonObject()
                .put("type", "message")
                .put("address", address)
                .put("headers", headers)
                .put("body", Presence.json(message.body())));
    }

    void close(String address) {
        MessageConsumer<Object> consumer = open.remove(address);
        if (consumer != null) {
            consumer.unregister();
        }
    }

    void closeAll() {
        open.values().forEach(MessageConsumer::unregister);
        open.clear();
    }
}
