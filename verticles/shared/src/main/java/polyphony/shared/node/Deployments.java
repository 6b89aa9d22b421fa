package polyphony.shared.node;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The verticles that run in this process, by their services. */
final class Deployments {
    private static final long GRACE_MS = 500;

    private final Vertx vertx;
    /** Deployment id to service, in the order of their start. */
    private final Map<String, String> running = new LinkedHashMap<>();

    private final List<Leaving> leaving = new ArrayList<>();

    Deployments(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Void> start(Service service, Supplier<Deployable> verticle, int instances) {
        List<Future<String>> started = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            Deployable made = verticle.get();
            started.add(vertx.deployVerticle(made, new DeploymentOptions()).onSuccess(id -> keep(made)));
        }
        return Future.all(started)
                .onSuccess(all -> remember(service.name(), started))
                .mapEmpty();
    }

    private synchronized void keep(Deployable made) {
        if (made instanceof Leaving one) {
            leaving.add(one);
        }
    }

    /** Lets those who have something of their own to bring to an end do so; never fails. */
    Future<Void> leave(boolean others, Duration most) {
        List<Future<Void>> all;
        synchronized (this) {
            all = leaving.stream().map(one -> one.leave(others, most)).toList();
        }
        return Future.join(all)
                .timeout(most.toMillis() + GRACE_MS, TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private synchronized void remember(String service, List<Future<String>> started) {
        started.forEach(id -> running.put(id.result(), service));
    }

    Future<Void> stop(String service) {
        return Future.all(take(service).stream().map(vertx::undeploy).toList()).mapEmpty();
    }

    private synchronized List<String> take(String service) {
        List<String> ids = running.entrySet().stream()
                .filter(entry -> entry.getValue().equals(service))
                .map(Map.Entry::getKey)
                .toList();
        ids.forEach(running::remove);
        return ids;
    }

    synchronized int instances(String service) {
        return (int) running.values().stream().filter(service::equals).count();
    }

    /** The services that run, the one that was started last first. */
    synchronized List<String> newestFirst() {
        List<String> services = new ArrayList<>(new LinkedHashSet<>(running.values()));
        Collections.reverse(services);
        return services;
    }
}
