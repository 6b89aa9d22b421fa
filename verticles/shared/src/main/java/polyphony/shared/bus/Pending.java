package polyphony.shared.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks that wait for another node: when it leaves the cluster they end at once, not when their time is over. */
final class Pending {
    private final Map<String, Set<Promise<?>>> byNode = new ConcurrentHashMap<>();

    <A> Future<A> await(String nodeId, Future<A> answer) {
        Promise<A> promise = Promise.promise();
        Set<Promise<?>> waiting = byNode.computeIfAbsent(nodeId, node -> ConcurrentHashMap.newKeySet());
        waiting.add(promise);
        answer.onComplete(answered -> {
            waiting.remove(promise);
            if (answered.succeeded()) {
                promise.tryComplete(answered.result());
            } else {
                promise.tryFail(answered.cause());
            }
        });
        return promise.future();
    }

    void left(String nodeId) {
        Set<Promise<?>> waiting = byNode.remove(nodeId);
        if (waiting != null) {
            waiting.forEach(promise -> promise.tryFail(Failure.unavailable("the node that was asked has left")));
        }
    }
}
