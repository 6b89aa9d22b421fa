package polyphony.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.Json;
import java.util.List;
import polyphony.bridge.BridgeSettings.FromTopic;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.PatientReader;
import polyphony.shared.stream.Received;

/**
 * Publishes the events of one topic on the bus, in the order of each key. Of all bridges of a cluster one reads a given
 * event. Begins when Kafka is there, which nothing else waits for.
 */
final class TopicFeed {
    private final Vertx vertx;
    private final FromTopic route;
    private final PatientReader<JsonNode> reader;

    TopicFeed(Vertx vertx, CommonSettings.Kafka kafka, FromTopic route) {
        this.vertx = vertx;
        this.route = route;
        String group = "bridge-" + route.address();
        this.reader = new PatientReader<>(vertx, kafka, group, route.topic(), JsonNode.class, this::publish);
    }

    void start() {
        reader.start();
    }

    /** The event as a JSON value of the bus, which every language has; null when its key is gone from the topic. */
    Future<Void> publish(List<Received<JsonNode>> batch) {
        for (Received<JsonNode> event : batch) {
            var options = new DeliveryOptions()
                    .addHeader("topic", route.topic())
                    .addHeader("partition", Integer.toString(event.partition()))
                    .addHeader("offset", Long.toString(event.offset()));
            if (event.key() != null) {
                options.addHeader("key", event.key());
            }
            Object body = event.value() == null
                    ? null
                    : Json.decodeValue(event.value().toString());
            vertx.eventBus().publish(route.address(), body, options);
        }
        return Future.succeededFuture();
    }

    Future<Void> stop() {
        return reader.stop();
    }
}
