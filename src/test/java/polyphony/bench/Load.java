package polyphony.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bounded load on one loopback port: so many requests over so many connections, one after the other on each. */
final class Load implements AutoCloseable {
    /** @param seconds on the clock; {@code bytes} of all bodies */
    record Result(int requests, int errors, double seconds, long bytes) {
        double perSecond() {
            return requests / seconds;
        }
    }

    private static final long SECONDS_MAX = 300;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final int connections;

    Load(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.port = port;
        this.connections = connections;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost("127.0.0.1")
                        .setDefaultPort(port)
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Sends this many requests, taking the paths in turn. */
    Result run(int requests, List<String> paths, Map<String, String> headers) {
        var next = new AtomicInteger();
        var errors = new AtomicInteger();
        var bytes = new AtomicLong();
        long begun = System.nanoTime();
        List<Future<Void>> workers = new java.util.ArrayList<>();
        for (int i = 0; i < connections; i++) {
            workers.add(vertx.timer(1, TimeUnit.MILLISECONDS)
                    .compose(go -> worker(next, requests, paths, headers, errors, bytes)));
        }
        Future.all(workers).timeout(SECONDS_MAX, TimeUnit.SECONDS).await();
        return new Result(requests, errors.get(), (System.nanoTime() - begun) / 1e9, bytes.get());
    }

    private Future<Void> worker(
            AtomicInteger next,
            int requests,
            List<String> paths,
            Map<String, String> headers,
            AtomicInteger errors,
            AtomicLong bytes) {
        int turn = next.getAndIncrement();
        if (turn >= requests) {
            return Future.succeededFuture();
        }
        return one(paths.get(turn % paths.size()), headers, bytes)
                .otherwise(failed -> false)
                .compose(good -> {
                    if (!good) {
                        errors.incrementAndGet();
                    }
                    return worker(next, requests, paths, headers, errors, bytes);
                });
    }

    private Future<Boolean> one(String path, Map<String, String> headers, AtomicLong bytes) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setURI(path)
                .setPort(port)
                .setHost("127.0.0.1");
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> request.send().compose(response -> read(response, bytes)));
    }

    private static Future<Boolean> read(HttpClientResponse response, AtomicLong bytes) {
        response.handler(chunk -> bytes.addAndGet(chunk.length()));
        return response.end().map(over -> response.statusCode() == 200);
    }

    @Override
    public void close() {
        client.close().await();
    }
}
