package polyphony.streaming;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Catalog.GetTrack;
import polyphony.shared.contract.Streaming;
import polyphony.shared.node.IdentityKey;
import polyphony.shared.node.Node;

/** Wires catalogue, ffmpeg and HTTP to the address. */
final class StreamingVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingVerticle.class);

    private final Node node;
    private final Bus bus;
    private final StreamingSettings settings;
    private final String host;
    private TranscodeServer server;

    StreamingVerticle(Node node) {
        this.node = node;
        this.bus = node.bus();
        this.settings = node.settings("streaming", StreamingSettings.class);
        var transport = node.transport();
        this.host = settings.host().isBlank() ? transport.host() : transport.address("streaming.host", settings.host());
    }

    @Override
    public Future<?> start() {
        int most = settings.transcodesOn(Runtime.getRuntime().availableProcessors());
        // One count for all instances of this node.
        Slots slots = vertx.sharedData()
                .<String, Slots>getLocalMap("streaming")
                .computeIfAbsent("slots", made -> new Slots(most, settings.perUserMax()));
        return vertx.executeBlocking(this::ffmpeg, false)
                .compose(program -> open(program, slots, most))
                .map(Optional.<String>empty())
                .recover(StreamingVerticle::originalsOnly)
                .compose(noTranscodes -> serve(slots, noTranscodes));
    }

    private Ffmpeg ffmpeg() {
        var common = node.common();
        return Ffmpeg.find(common.ffmpeg().path(), common.dataFolder().resolve("bin"));
    }

    private Future<Void> open(Ffmpeg program, Slots slots, int most) {
        return vertx.executeBlocking(() -> IdentityKey.readOrMake(node.common().identityKey()), false)
                .compose(key -> {
                    var grants = new Grants(key, node.clock());
                    server = new TranscodeServer(vertx, grants, slots, program, most, node.transport());
                    return server.listen(settings.port(), host);
                });
    }

    private static Future<Optional<String>> originalsOnly(Throwable cause) {
        if (cause instanceof Failure noFfmpeg) {
            LOG.warn("originals are delivered, but {}", noFfmpeg.getMessage());
            return Future.succeededFuture(Optional.of(noFfmpeg.getMessage()));
        }
        return Future.failedFuture(cause);
    }

    private Future<?> serve(Slots slots, Optional<String> noTranscodes) {
        var clock = node.clock();
        var places = new Places(
                (track, caller) -> bus.ask(Catalog.FILE, new GetTrack(track), caller), settings.placesKept(), clock);
        var unnamed = Format.of(settings.defaultFormat()).orElseThrow();
        var service = new StreamingService(
                places,
                slots,
                unnamed,
                noTranscodes,
                recipe -> server.address(node.transport().seenAs(host), recipe),
                clock);
        return Future.all(
                bus.hear(Catalog.CHANGED, changed -> places.forget()), bus.answer(Streaming.DELIVER, service::deliver));
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }
}
