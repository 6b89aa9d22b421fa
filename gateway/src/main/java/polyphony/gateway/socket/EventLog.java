package polyphony.gateway.socket;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import polyphony.shared.contract.UserId;

/**
 * Numbers events and keeps the last ones, for those who come back, also from another gateway. All gateways hear the same
 * announcements at nearly the same moment, so numbers are microseconds since 1970 on the gateway's clock (or the next number, within
 * one): what another gateway numbered says when it was, and with some seconds of overlap nothing is missed. What
 * is told twice does no harm, as an event only says that something changed. Lives on one event loop.
 */
final class EventLog {
    /** For clocks that differ, and for announcements that took longer to one gateway than to the other. */
    static final long OVERLAP = 5_000_000;

    private static final long PER_MS = 1_000;

    private final Deque<Event> kept = new ArrayDeque<>();
    private final String epoch;
    private final int keptMax;
    private final Clock clock;
    private long seq;
    /** The last number of which it is not known any more what came after it. */
    private long forgotten;

    /** @param epoch names this log */
    EventLog(String epoch, int keptMax, Clock clock) {
        this.epoch = epoch;
        this.keptMax = keptMax;
        this.clock = clock;
        this.seq = clock.millis() * PER_MS;
        this.forgotten = seq;
    }

    String epoch() {
        return epoch;
    }

    /** Where a listener stands who has seen everything until now. */
    long now() {
        seq = Math.max(seq, clock.millis() * PER_MS);
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
        seq = Math.max(seq + 1, clock.millis() * PER_MS);
        var message = new JsonObject().put("seq", seq).put("kind", kind).mergeIn(fields);
        return new Event(seq, seenBy, message.encode());
    }

    /** Whether all that happened since the number of that epoch is known here. */
    boolean reachesBackTo(String ofEpoch, long since) {
        long from = from(ofEpoch, since);
        return !ofEpoch.isEmpty() && from >= forgotten && from <= now();
    }

    /** Events after the number that the user may see. */
    List<Event> since(String ofEpoch, long since, UserId user) {
        long from = from(ofEpoch, since);
        return kept.stream()
                .filter(event -> event.seq() > from && event.seenBy().test(user))
                .toList();
    }

    /** The number of this log after which everything is told to who stood there; below what another gateway said. */
    long from(String ofEpoch, long since) {
        return epoch.equals(ofEpoch) ? since : since - OVERLAP;
    }
}
