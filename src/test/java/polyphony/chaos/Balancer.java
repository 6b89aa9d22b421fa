package polyphony.chaos;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.stage.ClusterStage;

/**
 * Sends requests to gateways as nginx does by default: in turn to those that are well (by {@code /health/ready}, a moment ago), and once more
 * elsewhere when the connection was refused, or broke before the answer to a request that only reads.
 */
public final class Balancer implements AutoCloseable {
    private static final long LOOK_MS = 300;
    private static final long LOOK_MS_MAX = 1_000;
    private static final long REQUEST_MS_MAX = 10_000;
    private static final int CONNECTIONS_MAX = 64;

    private final Vertx vertx;
    private final HttpClient client;
    private final List<ClusterStage.Member> members;
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final long looking;

    public Balancer(Vertx vertx, List<ClusterStage.Member> members) {
        this.vertx = vertx;
        this.members = List.copyOf(members);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(1_000).setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX).setMaxWaitQueueSize(10_000));
        members.forEach(member -> ready.add(member.name()));
        this.looking = vertx.setPeriodic(LOOK_MS, look -> members.forEach(this::look));
    }

    private void look(ClusterStage.Member member) {
        client.request(options(member.managementPort(), HttpMethod.GET, "/health/ready")
                        .setTimeout(LOOK_MS_MAX)
                        .setIdleTimeout(LOOK_MS_MAX))
                .compose(request -> request.send())
                .map(answer -> answer.statusCode() == 200)
                .otherwise(false)
                .onSuccess(well -> {
                    if (well) {
                        ready.add(member.name());
                    } else {
                        ready.remove(member.name());
                    }
                });
    }

    public Set<String> ready() {
        return Set.copyOf(ready);
    }

    /** The status and the body that came back; fails when the connection broke or nothing came in time. */
    public record Answer(int status, Buffer body, String member) {}

    /** Sends one request. */
    public Future<Answer> send(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        ClusterStage.Member first = next(null);
        return send(first, method, path, headers, body)
                .recover(
                        cause -> cause instanceof ConnectException || (isBroken(cause) && method.equals(HttpMethod.GET))
                                ? send(next(first), method, path, headers, body)
                                : Future.failedFuture(new IllegalStateException(first.name() + ": " + cause, cause)));
    }

    private static boolean isBroken(Throwable cause) {
        return cause instanceof SocketException || cause instanceof HttpClosedException;
    }

    private Future<Answer> send(
            ClusterStage.Member member, HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        var options = options(member.gatewayPort(), method, path)
                .setTimeout(REQUEST_MS_MAX)
                .setIdleTimeout(REQUEST_MS_MAX);
        headers.forEach(options::addHeader);
        return client.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(answer -> answer.body().map(bytes -> new Answer(answer.statusCode(), bytes, member.name())));
    }

    private static RequestOptions options(int port, HttpMethod method, String path) {
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(method)
                .setURI(path);
    }

    private ClusterStage.Member next(ClusterStage.Member except) {
        int start = turn.getAndIncrement();
        ClusterStage.Member any = members.get(Math.floorMod(start, members.size()));
        for (int i = 0; i < members.size(); i++) {
            ClusterStage.Member member = members.get(Math.floorMod(start + i, members.size()));
            if (ready.contains(member.name()) && member != except) {
                return member;
            }
        }
        return any;
    }

    @Override
    public void close() {
        vertx.cancelTimer(looking);
        client.close().await();
    }
}
