package polyphony.shared.node;

import io.vertx.core.Future;
import java.time.Duration;

/** A verticle that has something of its own to bring to an end before the services of its node are taken off. */
public interface Leaving {
    /**
     * Takes nothing new, and ends when what is under way has ended. All services of the node still answer meanwhile. Called
     * once, from any thread.
     *
     * @param others whether other nodes are there, which clients may turn to
     * @param most how long it may take
     */
    Future<Void> leave(boolean others, Duration most);
}
