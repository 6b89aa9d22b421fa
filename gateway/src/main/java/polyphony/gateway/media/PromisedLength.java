package polyphony.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import polyphony.shared.bus.Failure;

/**
 * Sends exactly as many bytes of MP3 as were promised before the first one: what is missing at the end is made up with frames of
 * silence, the last of them cut, and what is too much is not sent. So a length that could only be estimated is met to the byte.
 */
final class PromisedLength implements WriteStream<Buffer> {
    /** Estimates are off by a few frames. Where more is missing, the music broke off, and silence must not hide that. */
    static final int MADE_UP_BYTES_MAX = 64 * 1_024;

    private static final int START_BYTES = 4;

    private final WriteStream<Buffer> target;
    private final Buffer start = Buffer.buffer(START_BYTES);
    private long missing;

    PromisedLength(WriteStream<Buffer> target, long promised) {
        this.target = target;
        this.missing = promised;
    }

    @Override
    public Future<Void> write(Buffer data) {
        if (missing == 0) {
            return Future.succeededFuture();
        }
        if (start.length() < START_BYTES) {
            start.appendBuffer(data, 0, Math.min(data.length(), START_BYTES - start.length()));
        }
        int taken = (int) Math.min(missing, data.length());
        missing -= taken;
        return target.write(taken == data.length() ? data : data.slice(0, taken));
    }

    /** Fails, with the target left open, when what is missing cannot be made up. */
    @Override
    public Future<Void> end() {
        if (missing == 0) {
            return target.end();
        }
        Buffer silence = SilentFrame.like(start);
        if (silence == null || missing > MADE_UP_BYTES_MAX) {
            return Future.failedFuture(Failure.unavailable("the track broke off"));
        }
        Buffer rest = Buffer.buffer((int) missing);
        while (rest.length() < missing) {
            rest.appendBuffer(silence, 0, (int) Math.min(silence.length(), missing - rest.length()));
        }
        missing = 0;
        return target.end(rest);
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        target.exceptionHandler(handler);
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        target.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return target.writeQueueFull();
    }

    @Override
    public WriteStream<Buffer> drainHandler(Handler<Void> handler) {
        target.drainHandler(handler);
        return this;
    }
}
