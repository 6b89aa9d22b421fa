package polyphony.shared.bus;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The caller's half of the bus: chooses an instance, guards it, sends, and tries once more where that is allowed. */
final class Asking {
    private static final String TOKEN = "identity";
    private static final String BUDGET = "budget-ms";
    private static final String REQUEST = "request-id";
    /** Most asks under way from this node to one instance; the next is refused at once. */
    private static final int IN_FLIGHT_MAX = 512;
    /** A second try with less time than this would only add load. */
    private static final long RETRY_MS_MIN = 50;
    /** A node that hangs costs this much of a listener's time, or a quarter of what was given when that is more. */
    private static final long FIRST_TRY_MS = 1_500;

    private static final int FIRST_TRY_PART = 4;

    private final Vertx vertx;
    private final Instances instances;
    private final Endpoints endpoints;
    private final Breakers breakers;
    private final Choice choice;
    private final Demotion demotion;
    private final Pending pending = new Pending();
    private final RetryBudget secondTries = new RetryBudget();
    private volatile BiConsumer<Instance, String> demoted = (instance, reason) -> {};

    Asking(Vertx vertx, Instances instances, Endpoints endpoints, String zone) {
        this.vertx = vertx;
        this.instances = instances;
        this.endpoints = endpoints;
        this.breakers = new Breakers(vertx);
        this.choice =
                new Choice(breakers::of, zone, () -> ThreadLocalRandom.current().nextLong());
        this.demotion = new Demotion(breakers::of);
    }

    /** Told of each instance that fails far more often than its siblings, once, with the reason. */
    void onDemotion(BiConsumer<Instance, String> listener) {
        demoted = listener;
    }

    Breakers breakers() {
        return breakers;
    }

    /** Ends what waits for a node that has left. */
    void left(String nodeId) {
        pending.left(nodeId);
    }

    <Q, A> Future<A> ask(Ask<Q, A> ask, Q question, Caller caller) {
        secondTries.asked();
        List<Instance> there = instances.of(ask.service());
        String listener = listener(caller);
        Instance first = choice.of(there, listener, null, ask.repeatable());
        if (first == null) {
            return Future.failedFuture(Failure.unavailable(ask.service() + " is not available right now"));
        }
        if (!ask.repeatable()) {
            return guarded(first, ask, question, caller, caller.remainingMs());
        }
        long remainingMs = caller.remainingMs();
        return guarded(first, ask, question, caller, there.size() > 1 ? firstTryMs(remainingMs) : remainingMs)
                .recover(cause -> again(first, cause, ask, question, caller));
    }

    /** What is left for a first try when a second one may follow. */
    static long firstTryMs(long remainingMs) {
        return Math.min(remainingMs, Math.max(FIRST_TRY_MS, remainingMs / FIRST_TRY_PART));
    }

    /** One try, at this instance. */
    <Q, A> Future<A> askAt(Instance instance, Ask<Q, A> ask, Q question, Caller caller) {
        return guarded(instance, ask, question, caller, caller.remainingMs());
    }

    private static String listener(Caller caller) {
        return caller.identity().isService() ? null : caller.identity().user().value();
    }

    private <Q, A> Future<A> again(Instance first, Throwable cause, Ask<Q, A> ask, Q question, Caller caller) {
        boolean worthIt = Failure.of(cause).kind().isOurs() && caller.remainingMs() > RETRY_MS_MIN;
        Instance other = worthIt ? choice.of(instances.of(ask.service()), listener(caller), first.id(), false) : null;
        return other == null || !secondTries.take()
                ? Future.failedFuture(cause)
                : guarded(other, ask, question, caller, caller.remainingMs());
    }

    private <Q, A> Future<A> guarded(Instance instance, Ask<Q, A> ask, Q question, Caller caller, long remainingMs) {
        Guard guard = breakers.of(instance);
        if (remainingMs <= 0) {
            return Future.failedFuture(Failure.unavailable(ask.service() + " was not asked: the time is over"));
        }
        if (guard.inFlight().incrementAndGet() > IN_FLIGHT_MAX) {
            guard.inFlight().decrementAndGet();
            return Future.failedFuture(Failure.unavailable(ask.service() + " is busy"));
        }
        return guard.breaker()
                .execute(() -> send(instance, ask, question, caller, remainingMs))
                .recover(cause -> Future.failedFuture(asFailure(ask, cause)))
                .onComplete(ended -> ended(instance, guard, ended));
    }

    private void ended(Instance instance, Guard guard, AsyncResult<?> ended) {
        guard.inFlight().decrementAndGet();
        boolean ourFault = Breakers.isOurFault(ended);
        guard.ended(ourFault);
        if (ourFault && instance.weight() < Instance.WEIGHT_WHOLE) {
            demotion.reason(instance, instances.of(instance.service()), System.nanoTime())
                    .filter(reason -> guard.ban())
                    .ifPresent(reason -> demoted.accept(instance, reason));
        }
    }

    private <Q, A> Future<A> send(Instance instance, Ask<Q, A> ask, Q question, Caller caller, long remainingMs) {
        var endpoint = instance.local() ? endpoints.next(ask) : null;
        if (endpoint != null && !endpoint.ask().question().isInstance(question)) {
            return localAsJson(endpoint, ask, question, caller).timeout(remainingMs, TimeUnit.MILLISECONDS);
        }
        if (endpoint != null) {
            return local(endpoint, question, caller).timeout(remainingMs, TimeUnit.MILLISECONDS);
        }
        if (instance.local()) {
            return Future.failedFuture(Failure.unavailable(ask.service() + " is not available right now"));
        }
        Buffer body = Wire.encode(question);
        if (body.length() > Wire.BODY_BYTES_MAX) {
            return Future.failedFuture(Failure.invalid("body", "must have at most " + Wire.BODY_BYTES_MAX + " bytes"));
        }
        var options = new DeliveryOptions()
                .setSendTimeout(remainingMs)
                .addHeader(TOKEN, caller.token())
                .addHeader(BUDGET, Long.toString(remainingMs))
                .addHeader(REQUEST, caller.requestId());
        Future<Message<Object>> reply = vertx.eventBus().request(ask.address() + "@" + instance.id(), body, options);
        return pending.await(instance.nodeId(), reply).map(answer -> Wire.decode(bytes(answer.body()), ask.answer()));
    }

    /** For programs that know no records: to the endpoint this is as if it came over the bus. */
    private <Q, A, R, S> Future<A> localAsJson(
            Endpoints.Endpoint<Q, A> untyped, Ask<Q, A> ask, Q question, Caller caller) {
        @SuppressWarnings("unchecked") // the endpoint's own types, which are not those of this ask
        var endpoint = (Endpoints.Endpoint<R, S>) (Endpoints.Endpoint<?, ?>) untyped;
        R typed = Wire.decode(Wire.encode(question), endpoint.ask().question());
        return local(endpoint, typed, caller).map(answer -> Wire.decode(Wire.encode(answer), ask.answer()));
    }

    /** Runs the endpoint on its own context and gives the answer back on the asker's. */
    private <Q, A> Future<A> local(Endpoints.Endpoint<Q, A> endpoint, Q question, Caller caller) {
        Context home = vertx.getOrCreateContext();
        Promise<A> promise = Promise.promise();
        endpoint.context()
                .runOnContext(go -> endpoint.answer(question, caller)
                        .onComplete(answered -> home.runOnContext(back -> promise.handle(answered))));
        return promise.future();
    }

    private static Failure asFailure(Ask<?, ?> ask, Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof ReplyException reply) {
            return reply.failureType() == ReplyFailure.RECIPIENT_FAILURE
                    ? new Failure(Failure.Kind.ofCode(reply.failureCode()), reply.getMessage())
                    : Failure.unavailable(ask.service() + " did not answer in time");
        }
        if (cause instanceof java.util.concurrent.TimeoutException) {
            return Failure.unavailable(ask.service() + " did not answer in time");
        }
        if (cause instanceof io.vertx.circuitbreaker.OpenCircuitException) {
            return Failure.unavailable(ask.service() + " is not available right now");
        }
        return Bus.refusal(ask.address(), cause);
    }

    List<String> tripped() {
        return breakers.open();
    }

    /** The question in a message: our nodes send JSON as bytes, other languages as a JSON object. */
    static <Q> Q question(Ask<Q, ?> ask, Message<Object> message) {
        Buffer body = bytes(message.body());
        if (body.length() > Wire.BODY_BYTES_MAX) {
            throw Failure.invalid("body", "must have at most " + Wire.BODY_BYTES_MAX + " bytes");
        }
        return Wire.decode(body, ask.question());
    }

    /** Our nodes send JSON as bytes, other languages as a JSON object. */
    private static Buffer bytes(Object body) {
        if (body instanceof Buffer bytes) {
            return bytes;
        }
        if (body instanceof JsonObject json) {
            return json.toBuffer();
        }
        throw Failure.invalid("body", "must be a JSON object");
    }

    static Caller caller(Bus bus, Message<Object> message) {
        MultiMap headers = message.headers();
        return bus.caller(headers.get(TOKEN), budget(headers.get(BUDGET)), requestId(headers.get(REQUEST)));
    }

    /** The answer in the form of the question: bytes for bytes, a JSON object for a JSON object. */
    static Object encodeAnswer(Object answer, Object question) {
        Buffer body = Wire.encode(answer);
        if (body.length() > Wire.BODY_BYTES_MAX) {
            throw new IllegalStateException("an answer of " + body.length() + " bytes is too large for the bus");
        }
        return question instanceof JsonObject ? new JsonObject(body) : body;
    }

    private static Duration budget(String header) {
        try {
            long ms = header == null ? Bus.PATIENCE.toMillis() : Long.parseLong(header);
            return Duration.ofMillis(Math.max(0, Math.min(ms, 60_000)));
        } catch (NumberFormatException malformed) {
            throw Failure.invalid(BUDGET, "must be milliseconds");
        }
    }

    private static String requestId(String header) {
        return header == null || header.length() > 100 ? "none" : header;
    }
}
