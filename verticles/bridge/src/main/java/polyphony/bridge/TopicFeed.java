package polyphony.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.bridge.BridgeSettings.FromTopic;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Playlists;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.Received;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/**
 * Publishes the events of one topic on the bus, in the order of each key. Of all bridges of a cluster one reads a given
 * event. Begins when Kafka is there, which nothing else waits for.
 */
final class TopicFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
    private static final long TRY_AGAIN_MS = 5_000;
    /** The topics that keep the last value of every key, whoever comes first to make them. */
    private static final Set<String> COMPACTED = Set.of(Accounts.TOPIC, Catalog.TOPIC, Playlists.TOPIC);

    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final FromTopic route;
    private TopicReader<JsonNode> reader;
    private boolean stopped;

    TopicFeed(Vertx vertx, CommonSettings.Kafka kafka, FromTopic route) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.route = route;
    }

    void start() {
        new Topics(vertx, kafka)
                .ensure(route.topic(), COMPACTED.contains(route.topic()))
                .compose(there -> read())
                .onFailure(cause -> {
                    if (!stopped) {
                        LOG.warn("the topic {} cannot be read yet: {}", route.topic(), cause.toString());
                        vertx.setTimer(TRY_AGAIN_MS, over -> start());
                    }
                });
    }

    private Future<Void> read() {
        if (stopped) {
            return Future.succeededFuture();
        }
        String group = "bridge-" + route.address();
        reader = TopicReader.ofGroup(vertx, kafka, group, route.topic(), JsonNode.class, this::publish);
        return reader.start();
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
        stopped = true;
        return reader == null ? Future.succeededFuture() : reader.stop();
    }
}
