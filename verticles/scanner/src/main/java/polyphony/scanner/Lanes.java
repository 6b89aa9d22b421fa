package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Does many asynchronous pieces of work, a few at a time. To be used on one context. */
final class Lanes<T> {
    private final Iterator<T> work;
    private final Function<T, Future<Void>> step;
    private final BooleanSupplier cancelled;
    private boolean failed;

    private Lanes(Iterator<T> work, Function<T, Future<Void>> step, BooleanSupplier cancelled) {
        this.work = work;
        this.step = step;
        this.cancelled = cancelled;
    }

    /** Ends when all is done or cancelled; the first failure ends it, when what is under way has ended. */
    static <T> Future<Void> run(int lanes, List<T> work, Function<T, Future<Void>> step, BooleanSupplier cancelled) {
        var shared = new Lanes<>(work.iterator(), step, cancelled);
        var running = new ArrayList<Future<Void>>();
        for (int i = 0; i < lanes; i++) {
            // A promise, because a chain of thousands of composed futures would be kept until its end.
            Promise<Void> lane = Promise.promise();
            shared.go(lane);
            running.add(lane.future());
        }
        return Future.join(running).mapEmpty();
    }

    private void go(Promise<Void> lane) {
        while (work.hasNext() && !failed && !cancelled.getAsBoolean()) {
            Future<Void> piece = step.apply(work.next());
            if (!piece.isComplete()) {
                piece.onComplete(done -> goOn(lane, piece));
                return;
            }
            if (piece.failed()) {
                goOn(lane, piece);
                return;
            }
        }
        lane.tryComplete();
    }

    private void goOn(Promise<Void> lane, Future<Void> piece) {
        if (piece.failed()) {
            failed = true;
            lane.tryFail(piece.cause());
        } else {
            go(lane);
        }
    }
}
