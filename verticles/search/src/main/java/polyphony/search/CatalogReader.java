package polyphony.search;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** Reads the topic {@code catalog} from where the index stands. */
final class CatalogReader {
    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final CatalogFeed feed;
    private TopicReader<EntityChanged> reader;

    CatalogReader(Vertx vertx, CommonSettings.Kafka kafka, CatalogFeed feed) {
        this.vertx = vertx;
        this.kafka = kafka;
        this.feed = feed;
    }

    /** Begins to read; ends when it is known that index and topic belong together. */
    Future<Void> start() {
        return new Topics(vertx, kafka)
                .ensure(Catalog.TOPIC)
                .compose(there -> ends())
                .compose(feed::fitTo)
                .compose(fits -> {
                    reader = reader(feed.reached());
                    return reader.start();
                });
    }

    private Future<Map<Integer, Long>> ends() {
        var probe = reader(Map.of());
        return probe.end().onComplete(known -> probe.stop());
    }

    private TopicReader<EntityChanged> reader(Map<Integer, Long> from) {
        return TopicReader.ofWhole(vertx, kafka, Catalog.TOPIC, EntityChanged.class, from, feed::take);
    }

    /** Stops after the batch under way, and writes what is not written yet. */
    Future<Void> stop() {
        Future<Void> unread = reader == null ? Future.succeededFuture() : reader.stop();
        return unread.compose(stopped -> feed.stop());
    }
}
