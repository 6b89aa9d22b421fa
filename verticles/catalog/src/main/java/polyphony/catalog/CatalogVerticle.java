package polyphony.catalog;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.Node;
import polyphony.shared.store.Database;
import polyphony.shared.store.OutboxRelay;
import polyphony.shared.stream.TopicWriter;

/** Wires the catalogue: settings → database → store → library in memory → addresses. */
final class CatalogVerticle extends VerticleBase {
    private static final long LOOK_MS = 10_000;

    private final Bus bus;
    private final CommonSettings common;
    private final CatalogSettings settings;
    private final Clock clock;
    private final Closing closing = new Closing();

    CatalogVerticle(Node node) {
        this(node.bus(), node.common(), node.settings("catalog", CatalogSettings.class), node.clock());
    }

    CatalogVerticle(Bus bus, CommonSettings common, CatalogSettings settings, Clock clock) {
        this.bus = bus;
        this.common = common;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        return Database.open(vertx, common.postgres(), "catalog")
                .compose(this::open)
                .recover(cause -> closing.close().otherwiseEmpty().compose(closed -> Future.failedFuture(cause)));
    }

    private Future<Void> open(Database database) {
        var store = new PostgresCatalogStore(vertx, database, new PartImport(clock, EntityIds::drawTrack));
        var writer = TopicWriter.open(vertx, common.kafka());
        var relay = new OutboxRelay(vertx, database, writer, "catalog");
        var announcer = new Announcer(store, bus, relay::wake);
        var keeper = new LibraryKeeper(vertx, store, clock, announcer::announce);
        var topic = new CatalogTopic(vertx, common.kafka(), store);
        var decoders = vertx.createSharedWorkerExecutor("catalog-artwork", settings.decodersMax());
        var artwork = new ArtworkService(
                vertx,
                store,
                keeper::current,
                new PictureFiles(common.artwork()),
                new PictureCache(settings.artworkCacheBytes()),
                decoders,
                clock);
        var addresses = new CatalogAddresses(
                bus,
                new CatalogService(vertx, store, keeper::current),
                new ImportService(store, keeper::current, keeper::changed, settings.readModelTracksMax()),
                artwork);
        closing.then(keeper::stop).then(topic::stop).finish(relay::stop).finish(writer::close);
        closing.finish(decoders::close).finish(database::close);
        return store.liveTracks()
                .map(settings::requireRoom)
                .compose(fits -> keeper.refresh())
                .compose(read -> artwork.start())
                .compose(ready -> addresses.open())
                .compose(answered -> bus.hear(Catalog.CHANGED, event -> keeper.heardOf(event.version())))
                .onSuccess(ready -> {
                    relay.start();
                    vertx.setPeriodic(LOOK_MS, look -> keeper.changed());
                    topic.prepare(() -> announcer.tell(keeper.current()));
                });
    }

    @Override
    public Future<?> stop() {
        return closing.close();
    }
}
