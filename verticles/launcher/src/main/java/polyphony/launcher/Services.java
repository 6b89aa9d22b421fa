package polyphony.launcher;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;

/** Every service that this build brings along. */
final class Services {
    /** Those that need no other to start. */
    private static final List<Service> FIRST = List.of(polyphony.catalog.Main.SERVICE, polyphony.search.Main.SERVICE);

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
        var first = FIRST.stream().map(service -> deploy(node, service, ready)).toList();
        Future<Void> all = Future.all(first).mapEmpty();
        for (var service : LAST) {
            all = all.compose(before -> deploy(node, service, ready));
        }
        return all;
    }

    private static Future<Void> deploy(Node node, Service service, Consumer<String> ready) {
        return node.deploy(service, 1).onSuccess(deployed -> ready.accept(service.name()));
    }
}
