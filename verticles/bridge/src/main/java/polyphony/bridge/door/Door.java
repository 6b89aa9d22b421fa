package polyphony.bridge.door;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Registry;

/** Lets programs in any language in, over TCP, in the protocol of Vert.x's TCP event-bus bridge. Lives on one event loop. */
public final class Door {
    private static final long SIGN_IN_MS_MAX = 5_000;
    private static final int IDLE_SECONDS_MAX = 60;
    private static final int WAITING_BYTES_MAX = 1 << 20;

    private final Vertx vertx;
    private final Bus bus;
    private final Presences presences;
    private final DoorSettings settings;
    private final Set<Visitor> visitors = new HashSet<>();
    private Credentials credentials;
    private NetServer server;

    public Door(Vertx vertx, Bus bus, Registry registry, DoorSettings settings) {
        this.vertx = vertx;
        this.bus = bus;
        this.presences = new Presences(vertx, bus, registry);
        this.settings = settings;
    }

    /** Listens, when a port is set. */
    public Future<Void> open() {
        if (settings.port() == 0) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> Credentials.read(Path.of(settings.credentials())), false)
                .compose(read -> {
                    credentials = read;
                    server = vertx.createNetServer(new NetServerOptions()
                            .setHost(settings.host())
                            .setPort(settings.port())
                            .setIdleTimeout(IDLE_SECONDS_MAX)
                            .setTcpNoDelay(true));
                    return server.connectHandler(this::enter).listen();
                })
                .mapEmpty();
    }

    private void enter(NetSocket socket) {
        if (visitors.size() >= settings.connectionsMax()) {
            socket.close();
            return;
        }
        socket.setWriteQueueMaxSize(WAITING_BYTES_MAX);
        var visitor = new Visitor(vertx, bus, credentials, presences, settings, socket);
        visitors.add(visitor);
        long timer = vertx.setTimer(SIGN_IN_MS_MAX, late -> {
            if (!visitor.isKnown()) {
                visitor.close(Failure.unauthenticated("nobody signed in within five seconds"));
            }
        });
        socket.handler(new Frames(
                settings.frameBytesMax(), visitor::frame, why -> visitor.close(Failure.invalid("frame", why))));
        socket.exceptionHandler(broken -> socket.close());
        socket.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            visitors.remove(visitor);
            visitor.ended();
        });
    }

    /** Lets nobody in any more, and sends those away who are there, when they have answered what they were asked. */
    public Future<Void> close() {
        if (server == null) {
            return Future.succeededFuture();
        }
        NetServer closing = server;
        server = null;
        return Future.join(List.copyOf(visitors).stream().map(Visitor::dismiss).toList())
                .<Void>mapEmpty()
                .eventually(closing::close);
    }
}
