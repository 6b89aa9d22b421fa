package polyphony.recommender;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.UserId;

/** Keeps what listeners did, each event once. Everything in memory can be made from it again. */
interface RecommenderStore {
    /**
     * @param fresh the events that were not kept before, in the order given, with their places
     * @param before the last place of each of their listeners before that; 0 for none
     */
    record Appended(List<Event> fresh, Map<UserId, Long> before) {
        public Appended {
            fresh = List.copyOf(fresh);
            before = Map.copyOf(before);
        }
    }

    Future<Appended> append(List<Event> events);

    /** The last events of a listener, at most {@code max}, oldest first. */
    Future<List<Event>> latest(UserId user, int max);

    /** The events that follow a place, at most {@code max}, in order. */
    Future<List<Event>> after(long seq, int max);

    /** The place before the last {@code max} events; 0 when there are no more than that. */
    Future<Long> placeBefore(int max);

    /** Deletes all that is kept of a listener. */
    Future<Void> forget(UserId user);

    /** Deletes what came in more than so many days ago. */
    Future<Void> prune(int days);
}
