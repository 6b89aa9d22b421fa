package polyphony.search;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import polyphony.shared.contract.Search;
import polyphony.shared.node.Node;

/** Wires the index to the topic that fills it and the address that asks it. */
final class SearchVerticle extends VerticleBase {
    private final Node node;
    private final SearchSettings settings;
    private WorkerExecutor workers;
    private SearchIndex index;
    private CatalogReader reader;

    SearchVerticle(Node node) {
        this.node = node;
        this.settings = node.settings("search", SearchSettings.class);
    }

    @Override
    public Future<?> start() {
        workers = vertx.createSharedWorkerExecutor("search", settings.workers());
        var folder = node.common().dataFolder().resolve("search");
        return workers.executeBlocking(() -> SearchIndex.openFree(folder)).compose(this::start);
    }

    private Future<?> start(SearchIndex opened) {
        index = opened;
        reader = new CatalogReader(vertx, node.common().kafka(), new CatalogFeed(vertx, workers, index, settings));
        var service = new SearchService(index, workers, settings.recentMax());
        return node.bus().answer(Search.QUERY, service::query).compose(answering -> reader.start());
    }

    @Override
    public Future<?> stop() {
        if (index == null) {
            return Future.succeededFuture();
        }
        return reader.stop()
                .eventually(() -> workers.executeBlocking(() -> {
                    index.close();
                    return null;
                }));
    }
}
