package polyphony.recommender;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** The topics that the recommender reads: the library first and whole, then what happens. */
final class Feeds {
    private static final int LIBRARY_PATIENCE_SECONDS = 30;

    private final Vertx vertx;
    private final CommonSettings.Kafka kafka;
    private final List<TopicReader<?>> readers = new ArrayList<>();

    Feeds(Vertx vertx, CommonSettings.Kafka kafka) {
        this.vertx = vertx;
        this.kafka = kafka;
    }

    /** Makes the topics that are not there yet. */
    Future<?> topics() {
        var topics = new Topics(vertx, kafka);
        return Future.all(topics.ensure(Catalog.TOPIC), topics.ensure(Activity.TOPIC), topics.ensure(Accounts.TOPIC));
    }

    /** Begins to read the library; ends when all that is there by now was read. */
    Future<Void> library(LibraryFeed library) {
        var type = Catalog.EntityChanged.class;
        var reader = TopicReader.ofWhole(vertx, kafka, Catalog.TOPIC, type, Map.of(), library::take);
        readers.add(reader);
        return reader.end()
                .compose(ends -> reader.start().compose(started -> library.until(ends, LIBRARY_PATIENCE_SECONDS)));
    }

    /** Begins to read what listeners do, and who is deleted. */
    Future<?> events(RecommenderService service) {
        var activity = TopicReader.ofGroup(
                vertx, kafka, "recommender", Activity.TOPIC, Activity.Happened.class, service::happened);
        var accounts = TopicReader.ofGroup(
                vertx, kafka, "recommender-accounts", Accounts.TOPIC, Accounts.Changed.class, service::accountsChanged);
        readers.add(activity);
        readers.add(accounts);
        return Future.all(activity.start(), accounts.start());
    }

    /** Stops after the batches under way. */
    Future<?> stop() {
        return Future.join(readers.stream().map(TopicReader::stop).toList());
    }
}
