package polyphony.bridge.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.UUID;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.Accounts;

/** One program at the door, from its first frame to its last. Lives on one event loop. */
final class Visitor {
    private static final String SIGN_IN = "door.signIn";
    private static final String JOIN = "door.join";
    private static final String LEAVE = "door.leave";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TEXT_MAX = 500;

    private final Bus bus;
    private final Credentials credentials;
    private final Presences presences;
    private final DoorSettings settings;
    private final NetSocket socket;
    private final Ears ears;
    private Credential credential;
    private Presence presence;
    private int asking;
    private boolean gone;

    Visitor(
            Vertx vertx,
            Bus bus,
            Credentials credentials,
            Presences presences,
            DoorSettings settings,
            NetSocket socket) {
        this.ears = new Ears(vertx, this::send);
        this.bus = bus;
        this.credentials = credentials;
        this.presences = presences;
        this.settings = settings;
        this.socket = socket;
    }

    boolean isKnown() {
        return credential != null;
    }

    void frame(JsonObject frame) {
        try {
            handle(frame);
        } catch (Failure refused) {
            refuse(frame.getString("replyAddress"), refused);
        } catch (ClassCastException wrongType) {
            refuse(null, Failure.invalid("frame", "has a member of the wrong type"));
        }
    }

    private void handle(JsonObject frame) {
        String type = text(frame, "type");
        if (credential == null) {
            signIn(type, frame);
            return;
        }
        switch (type) {
            case "ping" -> send(new JsonObject().put("type", "pong"));
            case "send" -> sent(text(frame, "address"), frame);
            case "register" -> hear(text(frame, "address"));
            case "unregister" -> ears.close(text(frame, "address"));
            default -> throw Failure.invalid("type", "must be ping, send, register or unregister");
        }
    }

    private void signIn(String type, JsonObject frame) {
        JsonObject body = frame.getJsonObject("body", new JsonObject());
        if (!type.equals("send") || !SIGN_IN.equals(frame.getString("address"))) {
            close(Failure.unauthenticated("the first frame must be sent to " + SIGN_IN));
            return;
        }
        credential = credentials
                .of(body.getString("name", ""), body.getString("token", ""))
                .orElse(null);
        if (credential == null) {
            close(Failure.unauthenticated("the name or the token is wrong"));
            return;
        }
        reply(frame.getString("replyAddress"), new JsonObject().put("name", credential.name()));
    }

    private void sent(String address, JsonObject frame) {
        if (presence != null && presence.isReply(address)) {
            presence.replied(address, frame);
            return;
        }
        String replyAddress = frame.getString("replyAddress");
        switch (address) {
            case JOIN -> join(frame.getJsonObject("body", new JsonObject()), replyAddress);
            case LEAVE -> leave().onComplete(left -> reply(replyAddress, new JsonObject()));
            default -> ask(address, frame, replyAddress);
        }
    }

    private void ask(String address, JsonObject frame, String replyAddress) {
        if (!credential.mayAsk(address)) {
            throw Failure.forbidden(credential.name() + " may not ask " + address);
        }
        if (asking >= settings.pendingMax()) {
            throw Failure.tooMany("at most " + settings.pendingMax() + " asks at a time");
        }
        asking++;
        JsonNode question = Wire.decode(body(frame), JsonNode.class);
        caller(frame.getJsonObject("headers", new JsonObject()))
                .compose(caller -> bus.askJson(address, question, caller))
                .onComplete(answered -> {
                    asking--;
                    if (answered.succeeded()) {
                        reply(replyAddress, new JsonObject(Wire.encode(answered.result())));
                    } else {
                        refuse(replyAddress, Failure.of(answered.cause()));
                    }
                });
    }

    private static Buffer body(JsonObject frame) {
        return frame.getJsonObject("body", new JsonObject()).toBuffer();
    }

    /** For a listener when it brings the bearer token, for whoever asked it when it passes an identity on, else for itself. */
    private Future<Caller> caller(JsonObject headers) {
        String requestId = "door-" + UUID.randomUUID();
        String identity = headers.getString("identity");
        if (identity != null) {
            return Future.succeededFuture(bus.caller(identity, PATIENCE, requestId));
        }
        String bearer = headers.getString("bearer");
        if (bearer == null) {
            return Future.succeededFuture(bus.asService(credential.name(), PATIENCE));
        }
        return bus.ask(Accounts.IDENTIFY, Accounts.Credentials.ofBearer(bearer), bus.asService("bridge", PATIENCE))
                .map(proof -> bus.caller(proof.identityToken(), PATIENCE, requestId));
    }

    private void hear(String address) {
        if (!credential.mayHear(address)) {
            throw Failure.forbidden(credential.name() + " may not hear " + address);
        }
        ears.open(address);
    }

    private void join(JsonObject wish, String replyAddress) {
        if (presence != null) {
            throw Failure.conflict("one connection is one instance, and this one is " + presence.id());
        }
        String service = text(wish, "service");
        if (!credential.mayAnswer(service)) {
            throw Failure.forbidden(credential.name() + " may not be an instance of " + service);
        }
        presence = presences.make(Presence.Wish.of(wish, service), this::send, settings.pendingMax());
        presence.open()
                .onSuccess(open -> reply(replyAddress, new JsonObject().put("id", presence.id())))
                .onFailure(cause -> {
                    presence = null;
                    refuse(replyAddress, Failure.of(cause));
                });
    }

    /** Takes the instance back; ends when what it is asked has been answered, or after a while. */
    Future<Void> leave() {
        return presence == null ? Future.succeededFuture() : presence.leave();
    }

    /** Tells the program to go, and lets it end what it is asked. */
    Future<Void> dismiss() {
        send(new JsonObject()
                .put("type", "message")
                .put("address", "door.leaving")
                .put("body", new JsonObject()));
        return leave().eventually(() -> socket.close());
    }

    /** The connection is over. */
    void ended() {
        gone = true;
        ears.closeAll();
        if (presence != null) {
            presence.vanish();
        }
    }

    private void reply(String replyAddress, JsonObject body) {
        if (replyAddress != null) {
            send(new JsonObject()
                    .put("type", "message")
                    .put("address", replyAddress)
                    .put("body", body));
        }
    }

    private void refuse(String replyAddress, Failure failure) {
        var error = new JsonObject()
                .put("type", "err")
                .put("failureCode", failure.kind().code())
                .put("failureType", failure.kind().name())
                .put("message", failure.getMessage());
        send(replyAddress == null ? error : error.put("address", replyAddress));
    }

    void close(Failure failure) {
        refuse(null, failure);
        socket.close();
    }

    private void send(JsonObject frame) {
        if (gone) {
            return;
        }
        if (socket.writeQueueFull()) {
            // It does not read; what it misses it may ask for, and keeping it all would cost memory.
            gone = true;
            socket.close();
            return;
        }
        socket.write(Frames.encode(frame));
    }

    static String text(JsonObject object, String field) {
        String text = object.getString(field);
        if (text == null || text.isBlank() || text.length() > TEXT_MAX) {
            throw Failure.invalid(field, "must have 1 to " + TEXT_MAX + " characters");
        }
        return text;
    }
}
