package polyphony.streaming;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;

/**
 * One ffmpeg and its one listener. What ffmpeg writes is read by a thread of its own and goes out on the response's event
 * loop; the thread waits while the listener has enough unread, and with it ffmpeg.
 */
final class Transcode {
    private static final Logger LOG = LoggerFactory.getLogger(Transcode.class);
    private static final int CHUNK_BYTES = 16 * 1024;
    /** Chunks that may be on their way to the listener. */
    private static final int CHUNKS_MAX = 8;
    /** A listener that takes nothing for so long has gone without a word, or comes back with a new request. */
    private static final long STALL_SECONDS_MAX = 120;

    private static final int COMPLAINTS_BYTES_MAX = 4_096;

    private final Recipe recipe;
    private final List<String> command;
    private final Executor threads;
    private final Context context;
    private final HttpServerResponse response;
    private final Semaphore room = new Semaphore(CHUNKS_MAX);
    private final Promise<Void> ended = Promise.promise();
    private volatile Process process;
    private volatile boolean cancelled;

    /** @param context of the response, where all of this but {@link #run} is used */
    Transcode(Recipe recipe, List<String> command, Executor threads, Context context, HttpServerResponse response) {
        this.recipe = recipe;
        this.command = command;
        this.threads = threads;
        this.context = context;
        this.response = response;
    }

    /** Ends when the program has ended, however it did. */
    Future<Void> ended() {
        return ended.future();
    }

    /** Kills the program: nobody listens any more, or it took too long. */
    void cancel() {
        cancelled = true;
        if (process != null) {
            process.destroyForcibly();
        }
        room.release();
    }

    /** Runs the program to its end. Blocks; for a thread of its own. */
    void run() {
        try {
            if (Files.isReadable(Path.of(recipe.file()))) {
                transcode();
            } else {
                context.runOnContext(go -> refuse(Failure.Kind.NOT_FOUND));
            }
        } catch (IOException failed) {
            LOG.warn("ffmpeg cannot be run for {}: {}", recipe.file(), failed.toString());
            context.runOnContext(go -> refuse(Failure.Kind.UNAVAILABLE));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            context.runOnContext(go -> ended.tryComplete());
        }
    }

    private void transcode() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command).start();
        process = started;
        if (cancelled) {
            return;
        }
        started.getOutputStream().close();
        CompletableFuture<String> complaints = new CompletableFuture<>();
        threads.execute(() -> complaints.complete(complaints(started.getErrorStream())));
        boolean whole = pump(started.getInputStream());
        int exit = started.waitFor();
        if (whole && exit == 0) {
            context.runOnContext(go -> finish());
        } else if (!cancelled) {
            LOG.warn("ffmpeg ended with {} for {}: {}", exit, recipe.file(), complaints.join());
            context.runOnContext(go -> refuse(Failure.Kind.BROKEN));
        }
    }

    /** True when all of the output was handed over. */
    private boolean pump(InputStream output) throws InterruptedException {
        byte[] bytes = new byte[CHUNK_BYTES];
        try {
            int count = output.read(bytes);
            while (count >= 0 && !cancelled) {
                Buffer chunk = Buffer.buffer(count).appendBytes(bytes, 0, count);
                if (!room.tryAcquire(STALL_SECONDS_MAX, TimeUnit.SECONDS)) {
                    context.runOnContext(go -> refuse(Failure.Kind.UNAVAILABLE));
                    cancel();
                    return false;
                }
                context.runOnContext(go -> write(chunk));
                count = output.read(bytes);
            }
        } catch (IOException killed) {
            return false;
        }
        return !cancelled;
    }

    private void write(Buffer chunk) {
        if (cancelled || response.closed() || response.ended()) {
            room.release();
            return;
        }
        response.write(chunk).onComplete(taken -> room.release());
    }

    private void finish() {
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    /** Says no; or breaks the connection, because half of a track must not look like a whole one. */
    private void refuse(Failure.Kind kind) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
        } else {
            response.setStatusCode(kind.code()).end();
        }
    }

    /** The first words of what ffmpeg complains about; the rest is read so that it need not wait, and dropped. */
    private static String complaints(InputStream errors) {
        try (errors) {
            String first = new String(errors.readNBytes(COMPLAINTS_BYTES_MAX), StandardCharsets.UTF_8);
            errors.skip(Long.MAX_VALUE);
            return first.strip();
        } catch (IOException killed) {
            return "";
        }
    }
}
