package polyphony.shared.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Nodes;

/**
 * How services ask one another: typed, bounded in time and number, with a signed identity, one breaker for each
 * instance, and at most one more try, elsewhere, for what may be repeated. One for each node; safe for any thread.
 */
public final class Bus {
    /** How long an ask may take when its caller sets no other bound. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final Vertx vertx;
    private final String nodeId;
    private final Identities identities;
    private final Endpoints endpoints = new Endpoints();
    private final Asking asking;

    /** @param nodeId this process's id in the cluster; any text when it is alone */
    public Bus(Vertx vertx, String nodeId, Instances instances, Identities identities) {
        this(vertx, nodeId, "", instances, identities);
    }

    /** @param zone where this node stands; instances there are preferred */
    public Bus(Vertx vertx, String nodeId, String zone, Instances instances, Identities identities) {
        this.vertx = vertx;
        this.nodeId = nodeId;
        this.identities = identities;
        this.asking = new Asking(vertx, instances, endpoints, zone);
    }

    /** A bus for one process alone, where whoever answers is found: for tests and tools. */
    public static Bus alone(Vertx vertx, Identities identities) {
        return new Bus(vertx, "here", service -> List.of(Instance.of(service, "here", "", 100, "", true)), identities);
    }

    /**
     * Asks and gives the answer on the caller's context. Fails with a {@link Failure}, UNAVAILABLE at once when no
     * instance is there or all of them are tripped or busy.
     */
    public <Q, A> Future<A> ask(Ask<Q, A> ask, Q question, Caller caller) {
        return asking.ask(ask, question, caller);
    }

    /** As {@link #ask}, for programs that know no records; not tried twice, as nobody says whether it may be. */
    public Future<JsonNode> askJson(String address, JsonNode question, Caller caller) {
        if (!Ask.isAddress(address)) {
            return Future.failedFuture(Failure.invalid("address", "must be like catalog.track"));
        }
        return asking.ask(Ask.once(address, JsonNode.class, JsonNode.class), question, caller);
    }

    /** The caller whom a message of the bus names. UNAUTHENTICATED when nobody of ours signed it. */
    public Caller caller(Message<Object> message) {
        return Asking.caller(this, message);
    }

    /** Asks one node, by its id. UNAVAILABLE when it does not answer in time. */
    public <Q, A> Future<A> askNode(Ask<Q, A> ask, String node, Q question, Caller caller) {
        var instance = Instance.of(ask.service(), node, "", Instance.WEIGHT_WHOLE, "", node.equals(nodeId));
        return asking.askAt(instance, ask, question, caller);
    }

    /** As {@link #answer}, but only to those who ask this very node. */
    public <Q, A> Future<Void> answerForNode(Ask<Q, A> ask, BiFunction<Q, Caller, Future<A>> handler) {
        endpoints.add(new Endpoints.Endpoint<>(ask, vertx.getOrCreateContext(), handler, endpoints.counts(ask)));
        return vertx.eventBus()
                .<Object>consumer(ask.address() + "@" + nodeId, message -> hear(ask, message))
                .completion();
    }

    /**
     * Answers an address from the calling verticle, until that verticle is undeployed. The future ends when the whole
     * cluster knows. The handler may throw or return a failed future; a {@link Failure} reaches the caller as it is.
     */
    public <Q, A> Future<Void> answer(Ask<Q, A> ask, BiFunction<Q, Caller, Future<A>> handler) {
        Context context = vertx.getOrCreateContext();
        var endpoint = new Endpoints.Endpoint<>(ask, context, handler, endpoints.counts(ask));
        boolean first = endpoints.add(endpoint);
        closeWith(context, () -> endpoints.remove(endpoint));
        if (!first) {
            return Future.succeededFuture();
        }
        // One cluster-visible consumer per address and node: Vert.x weighs nodes by their consumers, and wrongly.
        var own = vertx.eventBus().<Object>consumer(ask.address() + "@" + nodeId, message -> hear(ask, message));
        var plain = vertx.eventBus().<Object>consumer(ask.address(), message -> hear(ask, message));
        return Future.all(own.completion(), plain.completion()).mapEmpty();
    }

    /** Tells everyone who listens, now, at most once each. */
    public <E> void announce(Announcement<E> announcement, E event) {
        vertx.eventBus().publish(announcement.address(), Wire.encode(event));
    }

    /** Hears announcements on the calling verticle's context. The future ends when the whole cluster knows. */
    public <E> Future<Void> hear(Announcement<E> announcement, Consumer<E> listener) {
        return vertx.eventBus()
                .<Buffer>consumer(announcement.address(), message -> told(announcement, message, listener))
                .completion();
    }

    /** A caller for what a service of ours does on its own behalf. */
    public Caller asService(String service, Duration patience) {
        String token = identities.signService(service);
        return caller(token, patience, "own-" + UUID.randomUUID());
    }

    /** The caller behind a signed identity. UNAUTHENTICATED as {@link Identities#check}. */
    public Caller caller(String token, Duration patience, String requestId) {
        return new Caller(identities.check(token), token, System.nanoTime() + patience.toNanos(), requestId);
    }

    /** Asks that this process is working on for a service of its own. */
    public int inFlight(String service) {
        return endpoints.inFlight(service);
    }

    private <Q, A> void hear(Ask<Q, A> ask, Message<Object> message) {
        var endpoint = endpoints.next(ask);
        if (endpoint == null) {
            message.fail(Failure.Kind.UNAVAILABLE.code(), ask.service() + " is leaving this node");
            return;
        }
        endpoint.context().runOnContext(go -> answerRemote(endpoint, message));
    }

    private <Q, A> void answerRemote(Endpoints.Endpoint<Q, A> endpoint, Message<Object> message) {
        Future.succeededFuture(message)
                .compose(asked -> endpoint.answer(Asking.question(endpoint.ask(), asked), Asking.caller(this, asked)))
                .map(answer -> Asking.encodeAnswer(answer, message.body()))
                .onComplete(answered -> {
                    if (answered.succeeded()) {
                        message.reply(answered.result());
                    } else {
                        Failure failure = refusal(endpoint.ask().address(), answered.cause());
                        message.fail(failure.kind().code(), failure.getMessage());
                    }
                });
    }

    static Failure refusal(String address, Throwable cause) {
        if (!(cause instanceof Failure)) {
            LOG.error("{} failed", address, cause);
        }
        return Failure.of(cause);
    }

    private static <E> void told(Announcement<E> announcement, Message<Buffer> message, Consumer<E> listener) {
        try {
            listener.accept(Wire.decode(message.body(), announcement.event()));
        } catch (RuntimeException broken) {
            LOG.error("a listener of {} failed", announcement.address(), broken);
        }
    }

    private void closeWith(Context context, Runnable cleanUp) {
        if (context.deploymentID() == null) {
            return;
        }
        var internal = (io.vertx.core.internal.ContextInternal) context;
        internal.addCloseHook(completion -> {
            cleanUp.run();
            completion.succeed();
        });
    }

    /** All addresses that this process answers. */
    public Set<String> addresses() {
        return endpoints.addresses();
    }

    /** How this process's services answer. */
    public Statistics statistics() {
        return endpoints.statistics();
    }

    /** How this node sees the instances that it asks. */
    public List<Nodes.BreakerState> breakers() {
        return asking.breakers().states();
    }

    /** Told, once for each, of instances that fail far more often than their siblings, with the reason. */
    public void onDemotion(BiConsumer<Instance, String> listener) {
        asking.onDemotion(listener);
    }

    /** An instance whose weight was changed is judged anew. */
    public void forgive(String service, String id) {
        asking.breakers().forgive(service, id);
    }

    /** A node has left the cluster: whoever waits for its answer is told now. */
    public void left(String node) {
        asking.left(node);
    }

    /** The instances whose breakers are open at this node, as {@code service@nodeId}. */
    public List<String> tripped() {
        return asking.tripped();
    }
}
