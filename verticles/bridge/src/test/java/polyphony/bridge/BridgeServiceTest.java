package polyphony.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.bridge.BridgeSettings.FromAddress;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identity;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.UserId;

class BridgeServiceTest {
    private static final FromAddress ACTIVITY = new FromAddress("bridge.activity", "activity", "user");
    private static final FromAddress WORDS = new FromAddress("bridge.words", "words", null);

    /** One write that Kafka has not acknowledged yet. */
    private record Write(String topic, String key, String value, Promise<Void> acknowledged) {}

    private final List<Write> writes = new ArrayList<>();
    private final BridgeService service = new BridgeService(
            (topic, key, value) -> {
                var write = new Write(topic, key, value, Promise.promise());
                writes.add(write);
                return write.acknowledged().future();
            },
            new BridgeSettings(List.of(), List.of(ACTIVITY, WORDS), 3, 1_024, null));
    private final Caller ann = new Caller(new Identity(new UserId("us-ann"), "ann", false, Long.MAX_VALUE), "", 0, "r");
    private final Caller python = new Caller(new Identity(null, "python", false, Long.MAX_VALUE), "", 0, "r");

    @Test
    void the_answer_comes_when_kafka_has_the_message() {
        Future<Done> answer = service.write(ACTIVITY, json(event()), ann);

        assertFalse(answer.isComplete());
        writes.get(0).acknowledged().complete();
        assertTrue(answer.succeeded());
        assertEquals("activity", writes.get(0).topic());
        assertEquals("us-ann", writes.get(0).key());
        assertEquals("ev-1", new JsonObject(writes.get(0).value()).getString("eventId"));
    }

    @Test
    void a_message_that_kafka_does_not_take_is_not_answered_with_yes() {
        Future<Done> answer = service.write(ACTIVITY, json(event()), ann);

        writes.get(0).acknowledged().fail(Failure.unavailable("away"));

        assertEquals(Failure.Kind.UNAVAILABLE, ((Failure) answer.cause()).kind());
    }

    @Test
    void what_goes_to_activity_must_be_a_proper_event() {
        refused("eventId must have 1 to 100 characters", event().putNull("eventId"));
        refused("user must be given", event().putNull("user"));
        refused("kind must be given", event().putNull("kind"));
        refused("entity must be given", event().putNull("entity"));
        refused("id must have 1 to 64 characters", event().put("id", " "));
        refused("rating must be 0 to 5", event().put("rating", 6));
        refused("heardMs must be 0 to 1000000000", event().put("heardMs", -1));
        refused("atMs must be 946684800000 to 32503680000000", event().put("atMs", 1));
        refused("body must be JSON of a Happened", event().put("kind", "DANCED"));
        refused("body must be JSON of a Happened", event().put("artists", "ar-1"));
        refused("body must be JSON of a Happened", event().put("atMs", "soon"));
        assertEquals(List.of(), writes);
    }

    @Test
    void fields_that_nobody_knows_stay_behind() {
        service.write(ACTIVITY, json(event().put("more", "x".repeat(2_000))), ann);

        assertFalse(writes.get(0).value().contains("more"));
    }

    @Test
    void a_listener_tells_of_nobody_else_and_a_service_of_anyone() {
        JsonObject bobs = event().put("user", "us-bob");

        Failure failure = assertThrows(Failure.class, () -> service.write(ACTIVITY, json(bobs), ann));
        service.write(ACTIVITY, json(bobs), python);

        assertEquals(Failure.Kind.FORBIDDEN, failure.kind());
        assertEquals(1, writes.size());
    }

    @Test
    void other_topics_are_for_services_and_admins() {
        JsonObject word = new JsonObject().put("text", "hey");

        Failure failure = assertThrows(Failure.class, () -> service.write(WORDS, json(word), ann));
        service.write(WORDS, json(word), python);

        assertEquals(Failure.Kind.FORBIDDEN, failure.kind());
        assertEquals("{\"text\":\"hey\"}", writes.get(0).value());
        assertEquals(null, writes.get(0).key());
    }

    @Test
    void what_is_too_large_or_no_object_is_refused() {
        var large = json(new JsonObject().put("text", "x".repeat(1_024)));
        var array = Wire.decode(new JsonArray().toBuffer(), JsonNode.class);

        assertEquals(
                "body must have at most 1024 bytes",
                assertThrows(Failure.class, () -> service.write(WORDS, large, python))
                        .getMessage());
        assertEquals(
                "body must be a JSON object",
                assertThrows(Failure.class, () -> service.write(WORDS, array, python))
                        .getMessage());
    }

    @Test
    void more_than_may_be_on_its_way_is_refused_at_once() {
        for (int i = 0; i < 3; i++) {
            service.write(ACTIVITY, json(event()), ann);
        }

        Future<Done> fourth = service.write(ACTIVITY, json(event()), ann);
        writes.get(0).acknowledged().complete();
        Future<Done> fifth = service.write(ACTIVITY, json(event()), ann);

        assertEquals("the bridge is busy", fourth.cause().getMessage());
        assertFalse(fifth.isComplete());
    }

    @Test
    void while_kafka_is_away_one_message_finds_out_and_the_others_do_not_wait() {
        service.write(ACTIVITY, json(event()), ann);
        writes.get(0).acknowledged().fail(Failure.unavailable("away"));

        Future<Done> probe = service.write(ACTIVITY, json(event()), ann);
        Future<Done> other = service.write(ACTIVITY, json(event()), ann);
        writes.get(1).acknowledged().complete();
        service.write(ACTIVITY, json(event()), ann);
        service.write(ACTIVITY, json(event()), ann);

        assertTrue(probe.succeeded());
        assertEquals("the event log is not available right now", other.cause().getMessage());
        assertEquals(4, writes.size());
    }

    private void refused(String sentence, JsonObject event) {
        Failure failure = assertThrows(Failure.class, () -> service.write(ACTIVITY, json(event), python));
        assertEquals(sentence, failure.getMessage());
    }

    private static JsonObject event() {
        return new JsonObject()
                .put("eventId", "ev-1")
                .put("user", "us-ann")
                .put("kind", "PLAYED")
                .put("entity", "TRACK")
                .put("id", "tr-1")
                .put("album", "al-1")
                .put("artists", new JsonArray().add("ar-1"))
                .put("heardMs", 100_000)
                .put("rating", 0)
                .put("atMs", 1_700_000_000_000L);
    }

    private static JsonNode json(JsonObject message) {
        return Wire.decode(Buffer.buffer(message.encode()), JsonNode.class);
    }
}
