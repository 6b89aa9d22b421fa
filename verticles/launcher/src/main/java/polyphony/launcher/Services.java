package polyphony.launcher;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;

/** Every service that this build brings along. */
final class Services {
    private static final Logger LOG = LoggerFactory.getLogger(Services.class);
    private static final Duration TRY_FOR = Duration.ofSeconds(90);
    private static final long TRY_AGAIN_MS = 1_000;

    /** Those that need no other to start. */
    private static final List<Service> FIRST = List.of(
            polyphony.accounts.Main.SERVICE,
            polyphony.catalog.Main.SERVICE,
            polyphony.search.Main.SERVICE,
            polyphony.activity.Main.SERVICE,
            polyphony.playlists.Main.SERVICE,
            polyphony.streaming.Main.SERVICE,
            polyphony.recommender.Main.SERVICE,
            polyphony.bridge.Main.SERVICE);

    /** Those that begin to ask the others as soon as they run, in this order. */
    private static final List<Service> LAST = List.of(polyphony.gateway.Main.SERVICE, polyphony.scanner.Main.SERVICE);

    private Services() {}

    static Stream<Service> all() {
        return Stream.concat(FIRST.stream(), LAST.stream());
    }

    static Optional<Service> named(String name) {
        return all().filter(service -> service.name().equals(name)).findFirst();
    }

    /**
     * Runs all of them in this node.
     *
     * @param ready told the name of each as it answers
     */
    static Future<Void> deployAll(Node node, Consumer<String> ready) {
        var first = FIRST.stream()
                .map(service -> deploy(node, service, 1).onSuccess(done -> ready.accept(service.name())))
                .toList();
        Future<Void> all = Future.all(first).mapEmpty();
        for (var service : LAST) {
            all = all.compose(before -> deploy(node, service, 1)).onSuccess(done -> ready.accept(service.name()));
        }
        return all;
    }

    /** Runs one, and again when it cannot start yet: on a busy machine a store may be slow to answer the first time. */
    static Future<Void> deploy(Node node, Service service, int instances) {
        return attempt(node, service, instances, System.nanoTime() + TRY_FOR.toNanos());
    }

    private static Future<Void> attempt(Node node, Service service, int instances, long untilNanos) {
        return node.deploy(service, instances).recover(cause -> {
            if (!mayPass(cause) || System.nanoTime() > untilNanos) {
                return Future.failedFuture(cause);
            }
            LOG.warn("{} cannot start yet: {}", service.name(), cause.getMessage());
            return node.vertx()
                    .timer(TRY_AGAIN_MS, TimeUnit.MILLISECONDS)
                    .compose(again -> attempt(node, service, instances, untilNanos));
        });
    }

    private static boolean mayPass(Throwable cause) {
        return cause instanceof TimeoutException
                || (cause instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE);
    }
}
