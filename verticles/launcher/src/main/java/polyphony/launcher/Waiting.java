package polyphony.launcher;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import polyphony.launcher.servers.Refused;

/** Lets the main thread, which is no event loop, wait for the node. */
final class Waiting {
    private Waiting() {}

    /**
     * The result, or the failure as it was.
     *
     * @param what for the sentence when it takes too long, say "the services"
     */
    static <T> T until(Future<T> future, Duration patience, String what) {
        try {
            return future.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Refused("Waited " + patience.toSeconds() + " s for " + what + " in vain; see the log.");
        }
    }
}
