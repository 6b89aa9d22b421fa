package polyphony.gateway.media;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;

/**
 * Sends exactly as many bytes as were promised before the first one: what is missing at the end is made up with zeros,
 * which every decoder of MP3 passes over as no frame of its own, and what is too much is not sent. So a length that could only be
 * estimated is met to the byte.
 */
final class PromisedLength implements WriteStream<Buffer> {
    private static final Buffer ZEROS = Buffer.buffer(new byte[8_192]);

    private final WriteStream<Buffer> target;
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
        int taken = (int) Math.min(missing, data.length());
        missing -= taken;
        return target.write(taken == data.length() ? data : data.slice(0, taken));
    }

    @Override
    public Future<Void> end() {
        while (missing > 0) {
            write(ZEROS);
        }
        return target.end();
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
