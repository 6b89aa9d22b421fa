package polyphony.bridge.door;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Registry;

/**
 * A program as an instance of a service: in the registry with an id of its own, asked at {@code address@id} like any other. Lives on
 * one event loop.
 */
final class Presence {
    private static final String REPLY = "door.reply.";
    private static final long LEAVE_MS_MAX = 5_000;
    private static final long LOOK_MS = 20;
    private static final int ADDRESSES_MAX = 100;

    /** What it wants to be. */
    record Wish(String service, String version, int weight, String language, List<String> addresses) {
        static Wish of(JsonObject wish, String service) {
            int weight = wish.getInteger("weight", 100);
            if (weight < 0 || weight > 100) {
                throw Failure.invalid("weight", "must be 0 to 100");
            }
            List<String> addresses = new ArrayList<>();
            JsonArray given = wish.getJsonArray("addresses", new JsonArray());
            given.forEach(address -> addresses.add(String.valueOf(address)));
            boolean fit = !addresses.isEmpty()
                    && addresses.size() <= ADDRESSES_MAX
                    && addresses.stream()
                            .allMatch(address -> address.startsWith(service + ".") && address.length() < 200);
            if (!fit) {
                throw Failure.invalid(
                        "addresses", "must be 1 to " + ADDRESSES_MAX + ", each beginning with " + service + ".");
            }
            return new Wish(
                    service,
                    Visitor.text(wish, "version"),
                    weight,
                    wish.getString("language", "other"),
                    List.copyOf(addresses));
        }
    }

    private record Waiting(Message<Object> message, long timer) {}

    private final Vertx vertx;
    private final Bus bus;
    private final Registry registry;
    private final Wish wish;
    private final String id;
    private final Consumer<JsonObject> program;
    private final int pendingMax;
    private final List<MessageConsumer<Object>> consumers = new ArrayList<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private long count;

    /** @param program gets what it is asked, as frames */
    Presence(
            Vertx vertx,
            Bus bus,
            Registry registry,
            Wish wish,
            String id,
            Consumer<JsonObject> program,
            int pendingMax) {
        this.vertx = vertx;
        this.bus = bus;
        this.registry = registry;
        this.wish = wish;
        this.id = id;
        this.program = program;
        this.pendingMax = pendingMax;
    }

    String id() {
        return id;
    }

    /** Ends when everyone may ask it. */
    Future<Void> open() {
        List<Future<Void>> known = new ArrayList<>();
        for (String address : wish.addresses()) {
            MessageConsumer<Object> consumer =
                    vertx.eventBus().consumer(address + "@" + id, message -> asked(address, message));
            consumers.add(consumer);
            known.add(consumer.completion());
        }
        return Future.all(known)
                .compose(all -> registry.publish(wish.service(), id, wish.version(), wish.weight(), wish.language()));
    }

    private void asked(String address, Message<Object> message) {
        if (waiting.size() >= pendingMax) {
            message.fail(Failure.Kind.UNAVAILABLE.code(), wish.service() + " is busy");
            return;
        }
        try {
            Caller caller = bus.caller(message);
            String reply = REPLY + count++;
            long timer = vertx.setTimer(Math.max(1, caller.remainingMs()), late -> waiting.remove(reply));
            waiting.put(reply, new Waiting(message, timer));
            program.accept(new JsonObject()
                    .put("type", "message")
                    .put("address", address)
                    .put("replyAddress", reply)
                    .put("headers", headers(caller))
                    .put("body", json(message.body())));
        } catch (Failure refused) {
            message.fail(refused.kind().code(), refused.getMessage());
        }
    }

    /** Who asks, checked here; the program may pass {@code identity} on with what it asks in turn. */
    private static JsonObject headers(Caller caller) {
        var identity = caller.identity();
        return new JsonObject()
                .put("identity", caller.token())
                .put("user", identity.isService() ? null : identity.user().value())
                .put("name", identity.name())
                .put("admin", identity.admin())
                .put("budget-ms", caller.remainingMs())
                .put("request-id", caller.requestId());
    }

    static JsonObject json(Object body) {
        if (body instanceof Buffer bytes && bytes.length() > 0) {
            return new JsonObject(bytes);
        }
        return body instanceof JsonObject object ? object : new JsonObject();
    }

    boolean isReply(String address) {
        return address.startsWith(REPLY);
    }

    /** A header {@code failure} with a kind makes it a failure, whose sentence is {@code message} in the body. */
    void replied(String address, JsonObject frame) {
        Waiting asked = waiting.remove(address);
        if (asked == null) {
            return;
        }
        vertx.cancelTimer(asked.timer());
        JsonObject body = frame.getJsonObject("body", new JsonObject());
        String failure = frame.getJsonObject("headers", new JsonObject()).getString("failure");
        if (failure == null) {
            asked.message().reply(body.toBuffer());
        } else {
            asked.message().fail(kind(failure).code(), body.getString("message", failure));
        }
    }

    private static Failure.Kind kind(String name) {
        for (Failure.Kind kind : Failure.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return Failure.Kind.BROKEN;
    }

    /** Nobody chooses it any more; ends when what it was asked is answered, or after a while. */
    Future<Void> leave() {
        Promise<Void> quiet = Promise.promise();
        long deadline = System.nanoTime() + LEAVE_MS_MAX * 1_000_000;
        return registry.withdraw(wish.service(), id)
                .otherwiseEmpty()
                .compose(withdrawn -> {
                    vertx.setPeriodic(LOOK_MS, timer -> {
                        if (waiting.isEmpty() || System.nanoTime() > deadline) {
                            vertx.cancelTimer(timer);
                            quiet.complete();
                        }
                    });
                    return quiet.future();
                })
                .onComplete(left -> stopHearing());
    }

    /** Its connection is over: whoever waits for it asks another one. */
    void vanish() {
        registry.withdraw(wish.service(), id);
        stopHearing();
        waiting.values().forEach(asked -> {
            vertx.cancelTimer(asked.timer());
            asked.message().fail(Failure.Kind.UNAVAILABLE.code(), wish.service() + " has left");
        });
        waiting.clear();
    }

    private void stopHearing() {
        consumers.forEach(MessageConsumer::unregister);
        consumers.clear();
    }
}
