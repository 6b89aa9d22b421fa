package polyphony.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import polyphony.bridge.BridgeSettings.FromAddress;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Limits;
import polyphony.shared.contract.Texts;
import polyphony.shared.stream.EventWriter;

/** What may go to Kafka, from whom, and under which key. */
final class BridgeService {
    /** As {@link polyphony.shared.contract.Activity.Play} takes them. */
    private static final long AT_MS_MIN = 946_684_800_000L;

    private static final long AT_MS_MAX = 32_503_680_000_000L;
    private static final long HEARD_MS_MAX = 1_000_000_000L;

    private final EventWriter writer;
    private final BridgeSettings settings;
    private final Map<String, Outlet> outlets = new HashMap<>();

    BridgeService(EventWriter writer, BridgeSettings settings) {
        this.writer = writer;
        this.settings = settings;
    }

    /** Writes the message to the topic of its address; done when Kafka has it. */
    Future<Done> write(FromAddress route, JsonNode message, Caller caller) {
        if (!message.isObject()) {
            throw Failure.invalid("body", "must be a JSON object");
        }
        byte[] value = value(route, message, caller.identity());
        if (value.length > settings.messageBytesMax()) {
            throw Failure.invalid("body", "must have at most " + settings.messageBytesMax() + " bytes");
        }
        return outlets.computeIfAbsent(route.address(), first -> new Outlet(writer, settings.inFlightMax()))
                .write(route.topic(), key(route, message), new String(value, StandardCharsets.UTF_8))
                .map(Done.DONE);
    }

    private static byte[] value(FromAddress route, JsonNode message, Identity identity) {
        if (route.topic().equals(Activity.TOPIC)) {
            Happened event = Wire.decode(Wire.encode(message), Happened.class);
            check(event, identity);
            return Wire.encodeBytes(event);
        }
        identity.requireAdmin();
        return Wire.encodeBytes(message);
    }

    /** Readers of the topic take what it holds for true. */
    private static void check(Happened event, Identity identity) {
        Texts.required("eventId", event.eventId(), 100);
        Texts.required("id", event.id(), 64);
        require("user", event.user());
        require("kind", event.kind());
        require("entity", event.entity());
        Limits.size("artists", event.artists(), 0, 50);
        Limits.within("heardMs", event.heardMs(), 0, HEARD_MS_MAX);
        Limits.within("rating", event.rating(), 0, 5);
        Limits.within("atMs", event.atMs(), AT_MS_MIN, AT_MS_MAX);
        if (!identity.isService() && !event.user().equals(identity.user())) {
            throw Failure.forbidden("listeners tell of themselves only");
        }
    }

    private static void require(String field, Object value) {
        if (value == null) {
            throw Failure.invalid(field, "must be given");
        }
    }

    private static String key(FromAddress route, JsonNode message) {
        if (route.keyField() == null) {
            return null;
        }
        String key = message.path(route.keyField()).asText("");
        Texts.required(route.keyField(), key, 200);
        return key;
    }
}
