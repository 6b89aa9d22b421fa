package polyphony.recommender;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import polyphony.shared.contract.UserId;

/** What the recommender knows of one listener: tastes, and the tracks of the session under way. Bounded. */
final class Listener {
    static final int SESSION_MAX = 10;

    private static final int TASTES_MAX = 300;
    private static final int TASTES_KEPT = 250;
    private static final int STARS_MAX = 200;
    private static final long SESSION_GAP_MS = TimeUnit.MINUTES.toMillis(30);

    private final UserId user;
    private final Map<Integer, Taste> tastes = new HashMap<>();
    private final Map<String, Boolean> stars = new LinkedHashMap<>();
    private final int[] session = new int[SESSION_MAX];
    private int sessionSize;
    private long sessionAtMs;
    private int lastPlayed = Names.UNKNOWN;
    private long lastPlayedAtMs;
    private long seq;

    Listener(UserId user) {
        this.user = user;
    }

    UserId user() {
        return user;
    }

    /** The last event that is in here. */
    long seq() {
        return seq;
    }

    /** True when nothing is known of what this listener likes. */
    boolean isNew() {
        return tastes.isEmpty() && stars.isEmpty();
    }

    /**
     * Takes in what happened to a track.
     *
     * @param heardAfter told each track of the session that was heard before a counted play, the nearest first
     */
    void happened(Event event, int track, IntConsumer heardAfter) {
        seq = event.seq();
        Taste taste = tastes.computeIfAbsent(track, fresh -> new Taste());
        switch (event.kind()) {
            case PLAYED -> {
                taste.played(event.atMs());
                play(track, event.atMs(), heardAfter);
            }
            case SKIPPED -> taste.skipped(event.atMs());
            case STARRED -> taste.starred(true);
            case UNSTARRED -> taste.starred(false);
            case RATED -> taste.rated(event.rating());
        }
        if (tastes.size() > TASTES_MAX) {
            forgetLeast(track, event.atMs());
        }
    }

    /** Takes in what happened to an album or artist. */
    void happened(Event event) {
        seq = event.seq();
        boolean liked = switch (event.kind()) {
            case STARRED -> true;
            case RATED -> event.rating() > 3;
            case PLAYED, SKIPPED, UNSTARRED -> false;
        };
        stars.remove(event.target());
        if (liked) {
            stars.put(event.target(), true);
        }
        if (stars.size() > STARS_MAX) {
            stars.remove(stars.keySet().iterator().next());
        }
    }

    private void play(int track, long atMs, IntConsumer heardAfter) {
        if (Math.abs(atMs - sessionAtMs) > SESSION_GAP_MS) {
            sessionSize = 0;
        }
        for (int i = 0; i < sessionSize; i++) {
            heardAfter.accept(session[i]);
        }
        int kept = Math.min(sessionSize, SESSION_MAX - 1);
        System.arraycopy(session, 0, session, 1, kept);
        session[0] = track;
        sessionSize = kept + 1;
        sessionAtMs = atMs;
        if (atMs >= lastPlayedAtMs) {
            lastPlayedAtMs = atMs;
            lastPlayed = track;
        }
    }

    /** Many at a time, because weighing all of them costs more than the event itself. */
    private void forgetLeast(int except, long nowMs) {
        tastes.entrySet().stream()
                .filter(taste -> taste.getKey() != except)
                .sorted(Comparator.comparingDouble(
                        taste -> Math.abs(taste.getValue().weight(nowMs))))
                .limit((long) tastes.size() - TASTES_KEPT)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(tastes::remove);
    }

    /** By track. */
    Map<Integer, Taste> tastes() {
        return tastes;
    }

    /** Ids of albums and artists that this listener likes. */
    Iterable<String> stars() {
        return stars.keySet();
    }

    /** Tracks of the session, the last one first; empty when it is over. */
    int[] session(long nowMs) {
        int size = nowMs - sessionAtMs > SESSION_GAP_MS * 4 ? 0 : sessionSize;
        return Arrays.copyOf(session, size);
    }

    /** The track of the last counted play, or {@link Names#UNKNOWN}. */
    int lastPlayed() {
        return lastPlayed;
    }
}
