package polyphony.recommender;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import polyphony.shared.contract.Recommender;
import polyphony.shared.node.Node;
import polyphony.shared.store.Database;

/** Wires the models to the topics that feed them, the store that keeps the events, and the addresses that ask. */
final class RecommenderVerticle extends VerticleBase {
    private final Node node;
    private final RecommenderSettings settings;
    private Feeds feeds;
    private RedisHomeCache cache;

    RecommenderVerticle(Node node) {
        this.node = node;
        this.settings = node.settings("recommender", RecommenderSettings.class);
    }

    @Override
    public Future<?> start() {
        feeds = new Feeds(vertx, node.common().kafka());
        cache = new RedisHomeCache(vertx, node.common().redis(), settings.cacheHours());
        var random = settings.seed() == 0 ? new SplittableRandom() : new SplittableRandom(settings.seed());
        var models = new Models(settings, random, node.clock());
        return Database.open(vertx, node.common().postgres(), "recommender")
                .compose(database -> start(models, service(models, database)));
    }

    private RecommenderService service(Models models, Database database) {
        var refreshes = new Refreshes(
                vertx,
                models,
                cache,
                event -> node.bus().announce(Recommender.REFRESHED, event),
                node.clock(),
                settings);
        return new RecommenderService(new PostgresRecommenderStore(database), models, refreshes, cache);
    }

    private Future<?> start(Models models, RecommenderService service) {
        vertx.setPeriodic(TimeUnit.DAYS.toMillis(1), due -> service.prune(settings.historyDays()));
        return feeds.topics()
                .compose(there -> feeds.library(new LibraryFeed(models)))
                .compose(read -> service.replay(settings.learnEventsMax()))
                .compose(replayed -> answer(service))
                .compose(answering -> feeds.events(service));
    }

    private Future<?> answer(RecommenderService service) {
        var bus = node.bus();
        return Future.all(
                bus.answer(Recommender.HOME, service::home),
                bus.answer(Recommender.RADIO, service::radio),
                bus.answer(Recommender.SIMILAR, service::similar),
                bus.hear(Recommender.REFRESHED, service::refreshed));
    }

    @Override
    public Future<?> stop() {
        return feeds.stop().otherwiseEmpty().onComplete(stopped -> cache.close());
    }
}
