package polyphony.shared.node;

import io.vertx.core.Deployable;
import java.util.Set;
import java.util.function.Function;

/**
 * A service that a node can run.
 *
 * @param name also its settings file and the first part of its addresses
 * @param version of the jar
 * @param verticle makes one instance from what the node offers
 * @param needs servers without which it cannot start
 */
public record Service(String name, String version, Function<Node, Deployable> verticle, Set<Need> needs) {
    /** The version of what was never packed into a jar, say in an IDE. */
    public static final String UNPACKED = "development";

    public Service {
        needs = Set.copyOf(needs);
    }

    public Service(String name, String version, Function<Node, Deployable> verticle) {
        this(name, version, verticle, Set.of());
    }

    /** The service of this {@code Main}, in the version that the manifest of its jar tells. */
    public static Service of(Class<?> main, String name, Function<Node, Deployable> verticle, Need... needs) {
        return new Service(name, versionOf(main), verticle, Set.of(needs));
    }

    static String versionOf(Class<?> main) {
        String packed = main.getPackage().getImplementationVersion();
        return packed == null ? UNPACKED : packed;
    }
}
