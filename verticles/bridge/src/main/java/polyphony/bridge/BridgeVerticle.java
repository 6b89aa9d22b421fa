package polyphony.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import polyphony.bridge.BridgeSettings.FromAddress;
import polyphony.bridge.door.Door;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Done;
import polyphony.shared.node.Leaving;
import polyphony.shared.node.Node;
import polyphony.shared.stream.TopicWriter;

/** Wires topics to addresses, and addresses to topics, as the settings say. */
final class BridgeVerticle extends VerticleBase implements Leaving {
    private final Node node;
    private final BridgeSettings settings;
    private List<TopicFeed> feeds = List.of();
    private TopicWriter writer;
    private Door door;

    BridgeVerticle(Node node) {
        this.node = node;
        this.settings = node.settings("bridge", BridgeSettings.class);
    }

    @Override
    public Future<?> start() {
        var kafka = node.common().kafka();
        writer = TopicWriter.open(vertx, kafka);
        feeds = settings.topics().stream()
                .map(route -> new TopicFeed(vertx, kafka, route))
                .toList();
        feeds.forEach(TopicFeed::start);
        var service = new BridgeService(writer, settings);
        door = new Door(vertx, node.bus(), node.registry(), settings.door());
        return Future.all(settings.addresses().stream()
                        .map(route -> answer(route, service))
                        .toList())
                .compose(answered -> door.open());
    }

    /** Programs behind the door leave first: they ask and answer through this node. */
    @Override
    public Future<Void> leave(boolean others, Duration most) {
        Promise<Void> left = Promise.promise();
        context.runOnContext(go -> door.close().onComplete(left));
        return left.future();
    }

    /** As every address of the house: identity, deadline, bounds and failures are the bus's business. */
    private Future<Void> answer(FromAddress route, BridgeService service) {
        Ask<JsonNode, Done> ask = Ask.once(route.address(), JsonNode.class, Done.class);
        return node.bus().answer(ask, (message, caller) -> service.write(route, message, caller));
    }

    @Override
    public Future<?> stop() {
        return door.close()
                .eventually(
                        () -> Future.join(feeds.stream().map(TopicFeed::stop).toList()))
                .eventually(writer::close);
    }
}
