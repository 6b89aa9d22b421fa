package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import polyphony.shared.bus.Bus;

/**
 * How services leave without losing an ask: what doors have under way ends → records and plain addresses are withdrawn while
 * handlers still answer → everyone knows → asks under way end → services stop, the newest first.
 */
final class Departure {
    private static final Duration IN_FLIGHT_MAX = Duration.ofSeconds(4);
    private static final long LOOK_MS = 20;
    /** Without other nodes nobody has to be told, and a person waits. */
    private static final Duration ALONE_MAX = Duration.ofSeconds(3);

    private static final long TOLD_MS = 1_000;

    private final Vertx vertx;
    private final String nodeId;
    private final Members members;
    private final Registry registry;
    private final Bus bus;
    private final Deployments deployments;
    private final Duration doorsMax;

    /** @param doorsMax how long what doors have under way may take while there are other nodes */
    Departure(
            Vertx vertx,
            String nodeId,
            Members members,
            Registry registry,
            Bus bus,
            Deployments deployments,
            Duration doorsMax) {
        this.vertx = vertx;
        this.nodeId = nodeId;
        this.members = members;
        this.registry = registry;
        this.bus = bus;
        this.deployments = deployments;
        this.doorsMax = doorsMax;
    }

    /** All services; never fails. */
    Future<Void> leave() {
        boolean others = members.ids().size() > 1;
        return deployments
                .leave(others, others ? doorsMax : ALONE_MAX)
                .compose(left -> registry.withdrawAll().otherwiseEmpty())
                .compose(withdrawn -> others ? told() : Future.succeededFuture())
                .compose(known -> Future.join(
                        deployments.newestFirst().stream().map(this::answered).toList()))
                .compose(answered -> stopAll());
    }

    /** One service, which others offer as well or nobody needs any more. */
    Future<Void> undeploy(String service) {
        return registry.withdraw(service, nodeId)
                .otherwiseEmpty()
                .compose(withdrawn -> answered(service))
                .compose(answered -> deployments.stop(service));
    }

    /** Others may have chosen this node a moment ago. */
    private Future<Void> told() {
        return new PlainAddresses((VertxInternal) vertx)
                .withdraw(bus.addresses())
                .timeout(TOLD_MS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .compose(withdrawn -> vertx.timer(TOLD_MS, TimeUnit.MILLISECONDS))
                .mapEmpty();
    }

    private Future<Void> answered(String service) {
        Promise<Void> done = Promise.promise();
        long deadline = System.nanoTime() + IN_FLIGHT_MAX.toNanos();
        vertx.setPeriodic(LOOK_MS, timer -> {
            if (bus.inFlight(service) == 0 || System.nanoTime() > deadline) {
                vertx.cancelTimer(timer);
                done.complete();
            }
        });
        return done.future();
    }

    private Future<Void> stopAll() {
        Future<Void> stopping = Future.succeededFuture();
        for (String service : deployments.newestFirst()) {
            stopping = stopping.compose(go -> deployments.stop(service).otherwiseEmpty());
        }
        return stopping;
    }
}
