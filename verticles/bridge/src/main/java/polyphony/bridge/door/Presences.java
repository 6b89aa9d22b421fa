package polyphony.bridge.door;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.Consumer;
import polyphony.shared.bus.Bus;
import polyphony.shared.node.Registry;

/** Makes programs instances of services, behind this node. */
final class Presences {
    private final Vertx vertx;
    private final Bus bus;
    private final Registry registry;

    Presences(Vertx vertx, Bus bus, Registry registry) {
        this.vertx = vertx;
        this.bus = bus;
        this.registry = registry;
    }

    Presence make(Presence.Wish wish, Consumer<JsonObject> program, int pendingMax) {
        return new Presence(vertx, bus, registry, wish, UUID.randomUUID().toString(), program, pendingMax);
    }
}
