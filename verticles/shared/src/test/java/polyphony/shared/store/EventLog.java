package polyphony.shared.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import polyphony.shared.bus.Failure;
import polyphony.shared.stream.EventWriter;

/** Stands in for Kafka; it can be away, and says when it has as much as was waited for. */
final class EventLog implements EventWriter {
    private final List<String> written = new ArrayList<>();
    private final Promise<Void> full = Promise.promise();
    private boolean away;
    private int attempts;
    private int wanted = Integer.MAX_VALUE;

    @Override
    public synchronized Future<Void> write(String topic, String key, String value) {
        attempts++;
        if (away) {
            return Future.failedFuture(Failure.unavailable("away"));
        }
        written.add(topic + " " + key + " " + value);
        if (written.size() >= wanted) {
            full.tryComplete();
        }
        return Future.succeededFuture();
    }

    synchronized void setAway(boolean away) {
        this.away = away;
    }

    synchronized Future<Void> has(int count) {
        wanted = count;
        if (written.size() >= count) {
            full.tryComplete();
        }
        return full.future().timeout(30, TimeUnit.SECONDS);
    }

    synchronized List<String> written() {
        return List.copyOf(written);
    }

    synchronized int attempts() {
        return attempts;
    }
}
