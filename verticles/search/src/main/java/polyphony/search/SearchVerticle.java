package polyphony.search;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import java.util.Map;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.EntityChanged;
import polyphony.shared.contract.Search;
import polyphony.shared.node.Node;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** Wires the index to the topic that fills it and the address that asks it. */
final class SearchVerticle extends VerticleBase {
    private final Node node;
    private final SearchSettings settings;
    private WorkerExecutor workers;
    private SearchIndex index;
    private CatalogFeed feed;
    private TopicReader<EntityChanged> reader;

    SearchVerticle(Node node) {
        this.node = node;
        this.settings = node.settings("search", SearchSettings.class);
    }

    @Override
    public Future<?> start() {
        workers = vertx.createSharedWorkerExecutor("search", settings.workers());
        var folder = node.common().dataFolder().resolve("search");
        return workers.executeBlocking(() -> SearchIndex.open(folder))
                .onSuccess(opened -> index = opened)
                .compose(opened -> node.bus().answer(Search.QUERY, service()::query))
                .compose(answering -> new Topics(vertx, node.common().kafka()).ensure(Catalog.TOPIC, true))
                .compose(there -> read());
    }

    private SearchService service() {
        return new SearchService(index, workers, settings.recentMax());
    }

    private Future<Void> read() {
        feed = new CatalogFeed(vertx, workers, index, settings);
        var probe = reader(Map.of());
        return probe.end()
                .onComplete(known -> probe.stop())
                .compose(feed::fitTo)
                .compose(fits -> {
                    reader = reader(feed.reached());
                    return reader.start();
                });
    }

    private TopicReader<EntityChanged> reader(Map<Integer, Long> from) {
        var kafka = node.common().kafka();
        return TopicReader.ofWhole(vertx, kafka, Catalog.TOPIC, EntityChanged.class, from, feed::take);
    }

    @Override
    public Future<?> stop() {
        Future<Void> unread = reader == null ? Future.succeededFuture() : reader.stop();
        return unread.compose(stopped -> feed == null ? Future.succeededFuture() : feed.stop())
                .eventually(() -> workers.executeBlocking(() -> {
                    if (index != null) {
                        index.close();
                    }
                    return null;
                }));
    }
}
