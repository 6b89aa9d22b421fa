package polyphony.launcher;

import java.util.ArrayDeque;
import org.slf4j.LoggerFactory;
import polyphony.launcher.servers.Refused;

/** What has been started, to be stopped in reverse; a stop may come at any time, also in the middle of the start. */
final class Lifeline {
    private final ArrayDeque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Keeps it to be closed; after the stop began, closes it at once and ends the start. */
    <T extends AutoCloseable> T keep(T thing) {
        synchronized (this) {
            if (!closed) {
                started.push(thing);
                return thing;
            }
        }
        close(thing);
        throw new Refused("Stopped while starting.");
    }

    /** Closes everything, the newest first; what fails to close does not keep the rest from it. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        for (var thing = next(); thing != null; thing = next()) {
            close(thing);
        }
    }

    private synchronized AutoCloseable next() {
        return started.poll();
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // Not a constant: this class is loaded before it is known where the log goes.
            LoggerFactory.getLogger(Lifeline.class).warn("a part could not be stopped well", e);
        }
    }
}
