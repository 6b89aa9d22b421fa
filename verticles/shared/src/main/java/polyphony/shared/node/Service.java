package polyphony.shared.node;

import io.vertx.core.Deployable;
import java.util.function.Function;

/**
 * A service that a node can run.
 *
 * @param name also its settings file and the first part of its addresses
 * @param version of the jar
 * @param verticle makes one instance from what the node offers
 */
public record Service(String name, String version, Function<Node, Deployable> verticle) {}
