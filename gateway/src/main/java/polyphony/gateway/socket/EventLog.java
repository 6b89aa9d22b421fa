package polyphony.gateway.socket;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import polyphony.shared.contract.UserId;

/** Numbers events and keeps the last ones, for those who come back. Lives on one event loop. */
final class EventLog {
    private final Deque<Event> kept = new ArrayDeque<>();
    private final String epoch;
    private final int keptMax;
    private long seq;
    /** The last number that is not kept any more. */
    private long forgotten;

    /** @param epoch names this log; numbers of another one mean nothing here */
    EventLog(String epoch, int keptMax) {
        this.epoch = epoch;
        this.keptMax = keptMax;
    }

    String epoch() {
        return epoch;
    }

    long seq() {
        return seq;
    }

    /** Numbers and keeps an event. */
    Event add(String kind, JsonObject fields, Predicate<UserId> seenBy) {
        Event event = passing(kind, fields, seenBy);
        kept.addLast(event);
        if (kept.size() > keptMax) {
            forgotten = kept.removeFirst().seq();
        }
        return event;
    }

    /** Numbers an event that is worth nothing a moment later, so that it is not kept. */
    Event passing(String kind, JsonObject fields, Predicate<UserId> seenBy) {
        seq++;
        var message = new JsonObject().put("seq", seq).put("kind", kind).mergeIn(fields);
        return new Event(seq, seenBy, message.encode());
    }

    /** Whether nothing was forgotten since the number of that epoch. */
    boolean reachesBackTo(String ofEpoch, long since) {
        return epoch.equals(ofEpoch) && since >= forgotten && since <= seq;
    }

    /** Events after the number that the user may see. */
    List<Event> since(long since, UserId user) {
        return kept.stream()
                .filter(event -> event.seq() > since && event.seenBy().test(user))
                .toList();
    }
}
