package polyphony.catalog;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is to be stopped, one after the other; a step that fails does not keep the next ones from it. */
final class Closing {
    private final List<Supplier<Future<Void>>> steps = new ArrayList<>();

    Closing then(Runnable step) {
        return finish(() -> {
            step.run();
            return Future.succeededFuture();
        });
    }

    Closing finish(Supplier<Future<Void>> step) {
        steps.add(step);
        return this;
    }

    Future<Void> close() {
        Future<Void> closed = Future.succeededFuture();
        for (Supplier<Future<Void>> step : steps) {
            closed = closed.compose(before -> step.get().otherwiseEmpty());
        }
        steps.clear();
        return closed;
    }
}
