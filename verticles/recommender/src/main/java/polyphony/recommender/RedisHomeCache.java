package polyphony.recommender;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Wire;
import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.UserId;
import polyphony.shared.node.CommonSettings;
import polyphony.shared.node.RedisUri;

/** The rows as JSON in {@code rec:USER}, for some days. While Redis is away nothing is kept, and nobody notices. */
final class RedisHomeCache implements HomeCache {
    private static final Logger LOG = LoggerFactory.getLogger(RedisHomeCache.class);
    private static final long PATIENCE_MS = 500;
    private static final int CONNECT_MS_MAX = 2_000;
    private static final int UNDER_WAY_MAX = 200;
    private static final long PAUSE_MS = 2_000;

    private final Redis redis;
    private final long ttlSeconds;
    private final Vertx vertx;
    private int underWay;
    private boolean paused;

    RedisHomeCache(Vertx vertx, CommonSettings.Redis settings, int ttlHours) {
        this.redis =
                Redis.createClient(vertx, options(settings).setMaxPoolSize(2).setMaxPoolWaiting(UNDER_WAY_MAX));
        this.ttlSeconds = TimeUnit.HOURS.toSeconds(ttlHours);
        this.vertx = vertx;
    }

    private static RedisOptions options(CommonSettings.Redis settings) {
        RedisUri target = RedisUri.of(settings.uri());
        var options = new RedisOptions().setEndpoints(target.servers()).setNetClientOptions(net(target, settings.ca()));
        if (!settings.password().isEmpty()) {
            options.setPassword(settings.password().reveal());
        }
        // Each command goes to the master that the sentinels name; their answer is kept for a second.
        return target.sentinel() ? options.setType(RedisClientType.SENTINEL).setMasterName(target.master()) : options;
    }

    private static NetClientOptions net(RedisUri target, String ca) {
        var net = new NetClientOptions()
                .setConnectTimeout(CONNECT_MS_MAX)
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
        if (target.tls()) {
            net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        }
        return target.tls() && !ca.isEmpty() ? net.setTrustOptions(new PemTrustOptions().addCertPath(ca)) : net;
    }

    @Override
    public void keep(UserId user, Home home) {
        send(Request.cmd(Command.SET)
                .arg(key(user))
                .arg(Wire.encode(home))
                .arg("EX")
                .arg(ttlSeconds));
    }

    @Override
    public void forget(UserId user) {
        send(Request.cmd(Command.DEL).arg(key(user)));
    }

    private static String key(UserId user) {
        return "rec:" + user.value();
    }

    private void send(Request request) {
        if (paused || underWay >= UNDER_WAY_MAX) {
            return;
        }
        underWay++;
        redis.send(request)
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .onFailure(this::pause)
                .onComplete(ended -> underWay--);
    }

    /** A Redis that is away is left in peace for a while, and told of once. */
    private void pause(Throwable cause) {
        if (!paused) {
            paused = true;
            LOG.warn("Redis does not take recommendations: {}", cause.toString());
            vertx.setTimer(PAUSE_MS, over -> paused = false);
        }
    }

    void close() {
        redis.close();
    }
}
