package polyphony.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.bridge.BridgeSettings.FromTopic;
import polyphony.shared.bus.Wire;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.Received;

@ExtendWith(VertxExtension.class)
class TopicFeedTest {
    @Test
    void events_are_published_as_json_in_their_order_with_their_key(Vertx vertx) {
        List<Message<Object>> heard = new ArrayList<>();
        Promise<Void> all = Promise.promise();
        vertx.eventBus().<Object>consumer("events.activity", message -> {
            heard.add(message);
            if (heard.size() == 2) {
                all.complete();
            }
        });
        var feed = new TopicFeed(vertx, CommonSettings.Kafka.plain(""), new FromTopic("activity", "events.activity"));

        feed.publish(List.of(received("us-ann", "{\"eventId\":\"ev-1\",\"atMs\":7}", 4), received("us-bob", null, 5)))
                .await();
        all.future().timeout(20, TimeUnit.SECONDS).await();

        assertEquals(
                new JsonObject().put("eventId", "ev-1").put("atMs", 7),
                heard.get(0).body());
        assertEquals("us-ann", heard.get(0).headers().get("key"));
        assertEquals("4", heard.get(0).headers().get("offset"));
        assertNull(heard.get(1).body());
        assertEquals("us-bob", heard.get(1).headers().get("key"));
    }

    private static Received<JsonNode> received(String key, String json, long offset) {
        JsonNode value = json == null ? null : Wire.decode(Buffer.buffer(json), JsonNode.class);
        return new Received<>(key, value, 0, offset);
    }
}
