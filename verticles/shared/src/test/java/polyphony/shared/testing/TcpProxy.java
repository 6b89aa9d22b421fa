package polyphony.shared.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import polyphony.shared.node.CommonSettings;

/** Stands before a server of the tests, so that one test can cut it off and bring it back while others go on. */
public final class TcpProxy {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final int targetPort;
    private final NetClient client;
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private int port;
    private volatile boolean cut;

    private TcpProxy(Vertx vertx, int targetPort) {
        this.vertx = vertx;
        this.targetPort = targetPort;
        this.client = vertx.createNetClient();
    }

    /** A proxy on a free port. */
    public static Future<TcpProxy> open(Vertx vertx, int targetPort) {
        TcpProxy proxy = new TcpProxy(vertx, targetPort);
        return proxy.listen().map(proxy);
    }

    /** The settings of the same PostgreSQL, through a new proxy. */
    public static Future<TcpProxy> before(Vertx vertx, CommonSettings.Postgres target) {
        return open(vertx, URI.create(target.uri()).getPort());
    }

    /** The target's settings with this proxy's port. */
    public CommonSettings.Postgres through(CommonSettings.Postgres target) {
        String uri = target.uri().replace(":" + targetPort + "/", ":" + port + "/");
        return new CommonSettings.Postgres(uri, target.password(), target.connectionsMax());
    }

    public int port() {
        return port;
    }

    /**
     * Nobody gets through any more, and whoever was connected is not. The port stays ours: given back, another
     * process's connection could take it before {@link #restore}.
     */
    public Future<Void> cut() {
        cut = true;
        open.forEach(NetSocket::close);
        return Future.succeededFuture();
    }

    /** Lets everyone through again. */
    public Future<Void> restore() {
        cut = false;
        return Future.succeededFuture();
    }

    private Future<Void> listen() {
        return vertx.createNetServer()
                .connectHandler(this::join)
                .listen(0, HOST)
                .onSuccess(listening -> port = listening.actualPort())
                .mapEmpty();
    }

    private void join(NetSocket from) {
        if (cut) {
            from.close();
            return;
        }
        from.pause();
        open.add(from);
        from.closeHandler(closed -> open.remove(from));
        client.connect(targetPort, HOST)
                .onSuccess(to -> {
                    from.pipeTo(to);
                    to.pipeTo(from);
                })
                .onFailure(refused -> from.close());
    }
}
