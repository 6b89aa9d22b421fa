package polyphony.streaming;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Transport;

/** The HTTP side: {@code GET /t/GRANT} answers with a transcode, made while it is sent. For gateways, not for clients. */
final class TranscodeServer {
    private static final String PATH = "/t/";
    /** A grant carries a path, which may be long. */
    private static final int LINE_BYTES_MAX = 16 * 1024;

    private static final int IDLE_SECONDS_MAX = 180;
    private static final Duration RUN_MIN = Duration.ofMinutes(15);
    private static final Duration RUN_MAX = Duration.ofHours(6);
    /** Who pauses now and then takes longer than the track. */
    private static final int RUN_LENGTHS = 4;

    private static final int SPARE = 8;

    private final Vertx vertx;
    private final Grants grants;
    private final Slots slots;
    private final Ffmpeg ffmpeg;
    private final ExecutorService threads;
    private final String scheme;
    private final HttpServer server;

    /**
     * @param most transcodes that may run
     * @param transport how nodes speak with one another
     */
    TranscodeServer(Vertx vertx, Grants grants, Slots slots, Ffmpeg ffmpeg, int most, Transport transport) {
        this.vertx = vertx;
        this.grants = grants;
        this.slots = slots;
        this.ffmpeg = ffmpeg;
        // One thread reads a transcode's music, one its complaints; a few more, because a slot is free before its
        // threads are.
        this.threads = new ThreadPoolExecutor(0, 2 * most + SPARE, 30, TimeUnit.SECONDS, new SynchronousQueue<>());
        var options =
                new HttpServerOptions().setMaxInitialLineLength(LINE_BYTES_MAX).setIdleTimeout(IDLE_SECONDS_MAX);
        this.scheme = transport.scheme();
        this.server = vertx.createHttpServer(transport.server(options)).requestHandler(this::handle);
    }

    Future<Void> listen(int port, String host) {
        return server.listen(port, host).mapEmpty();
    }

    /** Where the recipe can be fetched, within its time. */
    String address(String host, Recipe recipe) {
        return scheme + "://" + host + ":" + server.actualPort() + PATH + grants.sign(recipe);
    }

    Future<Void> close() {
        return server.close().onComplete(closed -> threads.shutdownNow());
    }

    private void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) || !request.path().startsWith(PATH)) {
            refuse(request.response(), Failure.Kind.NOT_FOUND);
            return;
        }
        try {
            begin(grants.check(request.path().substring(PATH.length())), request.response());
        } catch (Failure refused) {
            refuse(request.response(), refused.kind());
        }
    }

    private void begin(Recipe recipe, HttpServerResponse response) {
        if (!slots.take(recipe.user())) {
            refuse(response, Failure.Kind.TOO_MANY);
            return;
        }
        response.setChunked(true).putHeader("Content-Type", recipe.format().contentType());
        var command = ffmpeg.command(recipe.arguments());
        var transcode = new Transcode(recipe, command, threads, vertx.getOrCreateContext(), response);
        response.closeHandler(gone -> transcode.cancel()).exceptionHandler(broken -> transcode.cancel());
        long timer = vertx.setTimer(runMs(recipe), late -> transcode.cancel());
        transcode.ended().onComplete(ended -> {
            vertx.cancelTimer(timer);
            slots.giveBack(recipe.user());
        });
        try {
            threads.execute(transcode::run);
        } catch (RejectedExecutionException stopping) {
            vertx.cancelTimer(timer);
            slots.giveBack(recipe.user());
            refuse(response, Failure.Kind.UNAVAILABLE);
        }
    }

    private static long runMs(Recipe recipe) {
        long wanted = recipe.durationMs() == 0 ? RUN_MAX.toMillis() : recipe.durationMs() * RUN_LENGTHS;
        return Math.min(RUN_MAX.toMillis(), Math.max(RUN_MIN.toMillis(), wanted));
    }

    private static void refuse(HttpServerResponse response, Failure.Kind kind) {
        response.setStatusCode(kind.code()).end();
    }
}
