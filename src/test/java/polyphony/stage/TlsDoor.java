package polyphony.stage;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;

/** Speaks TLS for a server on this machine that cannot. */
public final class TlsDoor implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final int target;
    private final int port;

    private TlsDoor(int target, Path certificate, Path key) {
        this.target = target;
        var options = new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.toString())
                        .setKeyPath(key.toString()));
        this.port = vertx.createNetServer(options)
                .connectHandler(this::join)
                .listen(0, HOST)
                .await()
                .actualPort();
    }

    /** A door before the port, which shows this certificate. */
    public static TlsDoor before(int target, Path certificate, Path key) {
        return new TlsDoor(target, certificate, key);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private void join(NetSocket from) {
        from.pause();
        vertx.createNetClient()
                .connect(target, HOST)
                .onSuccess(to -> {
                    from.pipeTo(to);
                    to.pipeTo(from);
                })
                .onFailure(refused -> from.close());
    }
}
