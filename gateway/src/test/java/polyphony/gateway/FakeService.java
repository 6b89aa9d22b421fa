package polyphony.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;

/** A service for tests: answers its addresses from lambdas, and counts what would have been written. */
public final class FakeService extends VerticleBase {
    private final Bus bus;
    private final AtomicInteger writes;
    private final List<java.util.function.Supplier<Future<Void>>> answers = new ArrayList<>();

    public FakeService(Bus bus, AtomicInteger writes) {
        this.bus = bus;
        this.writes = writes;
    }

    public <Q, A> FakeService reads(Ask<Q, A> ask, BiFunction<Q, Caller, A> answer) {
        answers.add(
                () -> bus.answer(ask, (question, caller) -> Future.succeededFuture(answer.apply(question, caller))));
        return this;
    }

    public <Q, A> FakeService writes(Ask<Q, A> ask, BiFunction<Q, Caller, A> answer) {
        return reads(ask, (question, caller) -> {
            A done = answer.apply(question, caller);
            writes.incrementAndGet();
            return done;
        });
    }

    @Override
    public Future<?> start() {
        return Future.all(answers.stream().map(java.util.function.Supplier::get).toList());
    }
}
