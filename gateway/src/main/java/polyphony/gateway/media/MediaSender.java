package polyphony.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Streaming;
import polyphony.shared.node.Transport;

/**
 * Answers requests with music or pictures, the same for every door. The futures end when the last byte was handed over;
 * they fail with a {@link polyphony.shared.bus.Failure} before the first one. Lives on one event loop.
 */
public final class MediaSender {
    /** A browser may keep music for an hour: its address names the track, and the validator tells a change. */
    private static final String KEEP_MUSIC = "private, max-age=3600";

    /** Seconds, as other servers of the OpenSubsonic family tell them of a transcode. */
    private static final CharSequence DURATION = HttpHeaders.createOptimized("x-content-duration");

    private static final int ENCODER_DELAY_MS_MAX = 125;
    private static final int EVERY_BIT_RATE_HZ_MIN = 32_000;
    private static final double MS_PER_SECOND = 1_000;
    private static final String KEEP_PICTURE = "private, max-age=300";

    private final Vertx vertx;
    private final Bus bus;
    private final FileSender files;
    private final RemoteSender remote;
    private final Thumbnails thumbnails;

    /** @param transport how nodes speak with one another */
    public MediaSender(Vertx vertx, Bus bus, Clock clock, long thumbnailsBytesMax, Transport transport) {
        this.vertx = vertx;
        this.bus = bus;
        this.files = new FileSender(vertx);
        this.remote = new RemoteSender(vertx, transport);
        this.thumbnails = new Thumbnails(thumbnailsBytesMax, clock);
    }

    /** Sends the track as {@link Streaming#DELIVER} decides: an original with ranges, or a transcode. */
    public Future<Void> track(RoutingContext request, Streaming.Want want, Caller caller) {
        return bus.ask(Streaming.DELIVER, want, caller).compose(delivery -> deliver(request, delivery, 0));
    }

    /** As {@link #track}, and a transcode promises its length where that can be kept. */
    public Future<Void> trackOfKnownLength(RoutingContext request, Streaming.Want want, Caller caller) {
        return bus.ask(Streaming.DELIVER, want, caller)
                .compose(delivery -> deliver(request, delivery, promisable(delivery)));
    }

    /**
     * Only MP3 is made at a constant bit rate here, and below 32 kHz not at every one that is asked for; what the encoder adds
     * at both ends is a few frames.
     */
    private static long promisable(Streaming.Delivery delivery) {
        return delivery.suffix().equals("mp3")
                        && delivery.durationMs() > 0
                        && delivery.track().sampleRateHz() >= EVERY_BIT_RATE_HZ_MIN
                ? delivery.sizeBytes() + (long) delivery.bitRateKbps() * ENCODER_DELAY_MS_MAX / Byte.SIZE
                : 0;
    }

    private Future<Void> deliver(RoutingContext request, Streaming.Delivery delivery, long promisedBytes) {
        if (delivery.file() == null) {
            if (delivery.durationMs() > 0) {
                request.response().putHeader(DURATION, Double.toString(delivery.durationMs() / MS_PER_SECOND));
            }
            return remote.send(request, delivery.url(), delivery.contentType(), promisedBytes);
        }
        return files.send(
                request.request(),
                new Content(
                        Path.of(delivery.file()),
                        delivery.contentType(),
                        delivery.sizeBytes(),
                        delivery.etag(),
                        delivery.modifiedAtMs(),
                        KEEP_MUSIC));
    }

    /** Sends the picture. NOT_FOUND when there is none. */
    public Future<Void> artwork(RoutingContext request, Catalog.GetArtwork wish, Caller caller) {
        Thumbnails.Picture known = thumbnails.get(wish);
        return known != null
                ? send(request.request(), known)
                : bus.ask(Catalog.ARTWORK, wish, caller).compose(info -> load(request.request(), wish, info));
    }

    private Future<Void> load(HttpServerRequest request, Catalog.GetArtwork wish, Catalog.Picture info) {
        if (info.sizeBytes() > Thumbnails.PICTURE_BYTES_MAX) {
            var content = new Content(
                    Path.of(info.file()), info.contentType(), info.sizeBytes(), info.etag(), 0, KEEP_PICTURE);
            return files.send(request, content);
        }
        return vertx.fileSystem()
                .readFile(info.file())
                .map(bytes -> thumbnails.put(wish, info, bytes))
                .compose(picture -> send(request, picture));
    }

    private static Future<Void> send(HttpServerRequest request, Thumbnails.Picture picture) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return Future.succeededFuture();
        }
        String etag = '"' + picture.etag() + '"';
        response.putHeader(HttpHeaders.CONTENT_TYPE, picture.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, KEEP_PICTURE)
                .putHeader(HttpHeaders.ETAG, etag);
        String has = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (has != null && has.contains(etag)) {
            return response.setStatusCode(304).end();
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            return response.putHeader(
                            HttpHeaders.CONTENT_LENGTH,
                            Integer.toString(picture.bytes().length()))
                    .end();
        }
        return response.end(picture.bytes());
    }

    /** Ends what is being passed on from other nodes. */
    public Future<Void> close() {
        return remote.close();
    }
}
