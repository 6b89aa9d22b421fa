package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Lock;

/** One scan at a time in the whole cluster. Two at once would do no harm but the work twice, so a plain lock is enough. */
final class Turn {
    private static final String NAME = "scanner.scan";
    private static final long WAIT_MS = 2_000;

    private final Vertx vertx;

    Turn(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Fails when another node does not end its scan soon. */
    Future<Lock> take() {
        return vertx.sharedData().getLockWithTimeout(NAME, WAIT_MS);
    }

    Future<Void> giveBack(Lock lock) {
        lock.release();
        return Future.succeededFuture();
    }
}
