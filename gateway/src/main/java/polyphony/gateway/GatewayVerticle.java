package polyphony.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import polyphony.gateway.http.Callers;
import polyphony.gateway.http.Edge;
import polyphony.gateway.http.Metrics;
import polyphony.gateway.http.Readiness;
import polyphony.gateway.media.MediaSender;
import polyphony.gateway.socket.SocketDoor;
import polyphony.gateway.socket.SocketHub;
import polyphony.shared.bus.Bus;
import polyphony.shared.node.Leaving;
import polyphony.shared.node.Management;
import polyphony.shared.node.Overview;
import polyphony.shared.node.Transport;

/** Wires the gateway: settings → what all doors share → doors → server. */
public final class GatewayVerticle extends VerticleBase implements Leaving {
    private static final Duration STOP_MAX = Duration.ofSeconds(3);
    /** Load balancers look every second or two. */
    private static final long NOTICED_MS = 3_000;

    private final GatewaySettings settings;
    private final Bus bus;
    private final Clock clock;
    private final Transport transport;
    private final Management management;
    private final Overview overview;
    private Edge edge;
    private SocketHub hub;
    private MediaSender media;
    private Management.Part part;
    private int port;

    /**
     * @param transport how nodes speak with one another
     * @param management where this gateway tells whether it is ready, and how it is doing
     * @param overview what admins are shown of the cluster
     */
    public GatewayVerticle(
            GatewaySettings settings,
            Bus bus,
            Clock clock,
            Transport transport,
            Management management,
            Overview overview) {
        this.settings = settings;
        this.bus = bus;
        this.clock = clock;
        this.transport = transport;
        this.management = management;
        this.overview = overview;
    }

    @Override
    public Future<?> start() {
        var metrics = new Metrics();
        var callers = new Callers(bus, clock);
        edge = new Edge(vertx, settings, metrics);
        part = management.add("gateway", new Readiness(bus)::look, metrics::text);
        media = new MediaSender(vertx, bus, clock, settings.thumbnailsBytesMax(), transport);
        hub = new SocketHub(vertx, bus, callers, clock, settings, metrics);
        // Reading the document takes a moment that the event loop has better uses for.
        var doors = vertx.executeBlocking(() -> Doors.all(vertx, settings, bus, clock, callers, media, overview));
        return Future.all(doors, callers.start(), hub.start())
                .compose(all -> edge.open(doors.result(), new SocketDoor(vertx, hub, settings, clock, edge::upgraded)))
                .onSuccess(opened -> {
                    port = opened;
                    part.reachedAt("http://" + settings.host() + ":" + opened);
                });
    }

    @Override
    public Future<Void> leave(boolean others, Duration most) {
        Promise<Void> left = Promise.promise();
        context.runOnContext(go -> leaveHere(others, most).onComplete(left));
        return left.future();
    }

    /** A load balancer needs a moment to see that this gateway is not ready any more; nothing is refused meanwhile. */
    private Future<Void> leaveHere(boolean others, Duration most) {
        edge.sendElsewhere();
        long noticedMs = others ? Math.min(NOTICED_MS, most.toMillis() / 2) : 0;
        Future<?> noticed = others ? vertx.timer(noticedMs, TimeUnit.MILLISECONDS) : Future.succeededFuture();
        return noticed.compose(seen -> {
            hub.close();
            return edge.close(most.minusMillis(noticedMs));
        });
    }

    @Override
    public Future<?> stop() {
        part.remove();
        hub.close();
        return edge.close(STOP_MAX).compose(closed -> media.close());
    }

    /** The public port, once started. */
    public int port() {
        return port;
    }
}
