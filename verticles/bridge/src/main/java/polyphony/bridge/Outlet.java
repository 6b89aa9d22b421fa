package polyphony.bridge;

import io.vertx.core.Future;
import polyphony.shared.bus.Failure;
import polyphony.shared.stream.EventWriter;

/**
 * The way of one address to Kafka, with a bound. While Kafka does not answer, one message at a time finds out whether it is
 * back and all others are refused at once: each would wait for its time-out, one after the other. Used on one event loop.
 */
final class Outlet {
    private final EventWriter writer;
    private final int inFlightMax;
    private int inFlight;
    private boolean away;

    Outlet(EventWriter writer, int inFlightMax) {
        this.writer = writer;
        this.inFlightMax = inFlightMax;
    }

    /** Writes; UNAVAILABLE, mostly at once, when Kafka is away or too much is on its way. */
    Future<Void> write(String topic, String key, String value) {
        if (away && inFlight > 0) {
            return isAway();
        }
        if (inFlight >= inFlightMax) {
            return Future.failedFuture(Failure.unavailable("the bridge is busy"));
        }
        inFlight++;
        return writer.write(topic, key, value)
                .onComplete(written -> {
                    inFlight--;
                    away = written.failed();
                })
                .recover(cause -> isAway());
    }

    private static Future<Void> isAway() {
        return Future.failedFuture(Failure.unavailable("the event log is not available right now"));
    }
}
