package polyphony.shared.bus;

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

/** The caller's half of the bus: chooses an instance, guards it, sends, and tries once more where that is allowed. */
final class Asking {
    private static final String TOKEN = "identity";
    private static final String BUDGET = "budget-ms";
    private static final String REQUEST = "request-id";
    /** Most asks under way from this node to one instance; the next is refused at once. */
    private static final int IN_FLIGHT_MAX = 512;
    /** A second try with less time than this would only add load. */
    private static final long RETRY_MS_MIN = 50;

    private final Vertx vertx;
    private final Instances instances;
    private final Endpoints endpoints;
    private final Breakers breakers;

    Asking(Vertx vertx, Instances instances, Endpoints endpoints) {
        this.vertx = vertx;
        this.instances = instances;
        this.endpoints = endpoints;
        this.breakers = new Breakers(vertx);
    }

    <Q, A> Future<A> ask(Ask<Q, A> ask, Q question, Caller caller) {
        Instance first = choose(ask.service(), null);
        if (first == null) {
            return Future.failedFuture(Failure.unavailable(ask.service() + " is not available right now"));
        }
        Future<A> answer = guarded(first, ask, question, caller);
        if (!ask.repeatable()) {
            return answer;
        }
        return answer.recover(cause -> again(first, cause, ask, question, caller));
    }

    private <Q, A> Future<A> again(Instance first, Throwable cause, Ask<Q, A> ask, Q question, Caller caller) {
        boolean worthIt = Failure.of(cause).kind().isOurs() && caller.remainingMs() > RETRY_MS_MIN;
        Instance other = worthIt ? choose(ask.service(), first.nodeId()) : null;
        return other == null ? Future.failedFuture(cause) : guarded(other, ask, question, caller);
    }

    /** The local instance when it is healthy, else the less busy of two; null when there is none to ask. */
    private Instance choose(String service, String exceptNode) {
        List<Instance> candidates = instances.of(service).stream()
                .filter(instance -> instance.weight() > 0 && !instance.nodeId().equals(exceptNode))
                .filter(instance -> !breakers.of(instance).isOpen())
                .toList();
        if (candidates.isEmpty()) {
            return null;
        }
        for (Instance instance : candidates) {
            if (instance.local()) {
                return instance;
            }
        }
        Instance one = candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
        Instance two = candidates.get(ThreadLocalRandom.current().nextInt(candidates.size()));
        return busy(one) <= busy(two) ? one : two;
    }

    private int busy(Instance instance) {
        return breakers.of(instance).inFlight().get();
    }

    private <Q, A> Future<A> guarded(Instance instance, Ask<Q, A> ask, Q question, Caller caller) {
        Breakers.Guard guard = breakers.of(instance);
        long remainingMs = caller.remainingMs();
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
                .onComplete(ended -> guard.inFlight().decrementAndGet());
    }

    private <Q, A> Future<A> send(Instance instance, Ask<Q, A> ask, Q question, Caller caller, long remainingMs) {
        var endpoint = instance.local() ? endpoints.next(ask) : null;
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
        return vertx.eventBus()
                .<Buffer>request(ask.address() + "@" + instance.nodeId(), body, options)
                .map(reply -> Wire.decode(reply.body(), ask.answer()));
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
        Buffer body = message.body() instanceof JsonObject json ? json.toBuffer() : asBytes(message.body());
        if (body.length() > Wire.BODY_BYTES_MAX) {
            throw Failure.invalid("body", "must have at most " + Wire.BODY_BYTES_MAX + " bytes");
        }
        return Wire.decode(body, ask.question());
    }

    private static Buffer asBytes(Object body) {
        if (body instanceof Buffer bytes) {
            return bytes;
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
