package polyphony.recommender;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Recommender;
import polyphony.shared.node.Node;
import polyphony.shared.store.Database;
import polyphony.shared.stream.TopicReader;
import polyphony.shared.stream.Topics;

/** Wires the models to the topics that feed them, the store that keeps the events, and the addresses that ask. */
final class RecommenderVerticle extends VerticleBase {
    private static final int LIBRARY_PATIENCE_SECONDS = 30;

    private final Node node;
    private final RecommenderSettings settings;
    private final List<TopicReader<?>> readers = new ArrayList<>();
    private RedisHomeCache cache;
    private RecommenderService service;
    private LibraryFeed library;

    RecommenderVerticle(Node node) {
        this.node = node;
        this.settings = node.settings("recommender", RecommenderSettings.class);
    }

    @Override
    public Future<?> start() {
        return Database.open(vertx, node.common().postgres(), "recommender")
                .onSuccess(this::build)
                .compose(built -> topics())
                .compose(there -> readLibrary())
                .compose(read -> service.replay(settings.learnEventsMax()))
                .compose(replayed -> answer())
                .compose(answering -> readEvents());
    }

    private void build(Database database) {
        var random = settings.seed() == 0 ? new SplittableRandom() : new SplittableRandom(settings.seed());
        var models = new Models(settings, random, node.clock());
        library = new LibraryFeed(models);
        cache = new RedisHomeCache(vertx, node.common().redis().uri(), settings.cacheHours());
        var refreshes = new Refreshes(
                vertx,
                models,
                cache,
                event -> node.bus().announce(Recommender.REFRESHED, event),
                node.clock(),
                settings);
        service = new RecommenderService(new PostgresRecommenderStore(database), models, refreshes, cache);
        vertx.setPeriodic(TimeUnit.DAYS.toMillis(1), due -> service.prune(settings.historyDays()));
    }

    private Future<Void> topics() {
        var topics = new Topics(vertx, node.common().kafka());
        return Future.all(
                        topics.ensure(Catalog.TOPIC, true),
                        topics.ensure(Activity.TOPIC, false),
                        topics.ensure(Accounts.TOPIC, true))
                .mapEmpty();
    }

    private Future<Void> readLibrary() {
        var kafka = node.common().kafka();
        var reader =
                TopicReader.ofWhole(vertx, kafka, Catalog.TOPIC, Catalog.EntityChanged.class, Map.of(), library::take);
        readers.add(reader);
        return reader.end()
                .compose(ends -> reader.start().compose(started -> library.until(ends, LIBRARY_PATIENCE_SECONDS)));
    }

    private Future<?> answer() {
        var bus = node.bus();
        return Future.all(
                bus.answer(Recommender.HOME, service::home),
                bus.answer(Recommender.RADIO, service::radio),
                bus.answer(Recommender.SIMILAR, service::similar),
                bus.hear(Recommender.REFRESHED, service::refreshed));
    }

    private Future<?> readEvents() {
        var kafka = node.common().kafka();
        var activity = TopicReader.ofGroup(
                vertx, kafka, "recommender", Activity.TOPIC, Activity.Happened.class, service::happened);
        var accounts = TopicReader.ofGroup(
                vertx, kafka, "recommender-accounts", Accounts.TOPIC, Accounts.Changed.class, service::accountsChanged);
        readers.add(activity);
        readers.add(accounts);
        return Future.all(activity.start(), accounts.start());
    }

    @Override
    public Future<?> stop() {
        return Future.join(readers.stream().map(TopicReader::stop).toList())
                .otherwiseEmpty()
                .onComplete(stopped -> {
                    if (cache != null) {
                        cache.close();
                    }
                });
    }
}
