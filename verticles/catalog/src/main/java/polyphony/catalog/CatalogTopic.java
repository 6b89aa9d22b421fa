package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** Sees to it that the topic is there and, when it is new or was lost, that everything is told again. */
final class CatalogTopic {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogTopic.class);
    private static final long RETRY_SECONDS = 30;

    private final Vertx vertx;
    private final CommonSettings.Kafka settings;
    private final CatalogStore store;
    private boolean stopped;

    CatalogTopic(Vertx vertx, CommonSettings.Kafka settings, CatalogStore store) {
        this.vertx = vertx;
        this.settings = settings;
        this.store = store;
    }

    /** Goes on in the background until it is done: reading needs no Kafka. */
    void prepare(Runnable toldAgain) {
        new Topics(vertx, settings)
                .ensure(Catalog.TOPIC)
                .compose(there -> isEmpty())
                .compose(empty ->
                        empty ? store.announceAll().onSuccess(marked -> toldAgain.run()) : Future.succeededFuture())
                .onFailure(cause -> LOG.warn("the topic {} is not ready: {}", Catalog.TOPIC, cause.toString()))
                .recover(cause -> vertx.timer(RETRY_SECONDS, TimeUnit.SECONDS)
                        .mapEmpty()
                        .onSuccess(waited -> {
                            if (!stopped) {
                                prepare(toldAgain);
                            }
                        })
                        .mapEmpty());
    }

    void stop() {
        stopped = true;
    }

    private Future<Boolean> isEmpty() {
        var reader = TopicReader.ofWhole(
                vertx,
                settings,
                Catalog.TOPIC,
                Catalog.EntityChanged.class,
                Map.of(),
                batch -> Future.succeededFuture());
        return reader.end()
                .map(ends -> ends.values().stream().allMatch(end -> end == 0))
                .onComplete(known -> reader.stop());
    }
}
