package polyphony.launcher;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import polyphony.shared.node.Launch;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;
import polyphony.shared.node.Share;

/** Every service that this build brings along. */
final class Services {
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
                .map(service ->
                        Launch.deploy(node, service, Share.WHOLE).onSuccess(done -> ready.accept(service.name())))
                .toList();
        Future<Void> all = Future.all(first).mapEmpty();
        for (var service : LAST) {
            all = all.compose(before -> Launch.deploy(node, service, Share.WHOLE))
                    .onSuccess(done -> ready.accept(service.name()));
        }
        return all;
    }
}
