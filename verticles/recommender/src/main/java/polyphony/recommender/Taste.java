package polyphony.recommender;

import java.util.concurrent.TimeUnit;

/** What a listener thinks of one track: plays and skips, which fade, and stars and ratings, which stay. */
final class Taste {
    private static final double HALF_LIFE_MS = TimeUnit.DAYS.toMillis(30);
    private static final double PLAY = 1;
    private static final double SKIP = -0.3;
    private static final double STAR = 2;
    private static final int RATING_NEUTRAL = 3;

    private double weight;
    private long weighedAtMs;
    private int plays;
    private long playedAtMs;
    private boolean starred;
    private int rating;

    void played(long atMs) {
        weigh(PLAY, atMs);
        plays++;
        playedAtMs = Math.max(playedAtMs, atMs);
    }

    void skipped(long atMs) {
        weigh(SKIP, atMs);
        playedAtMs = Math.max(playedAtMs, atMs);
    }

    void starred(boolean isStarred) {
        starred = isStarred;
    }

    void rated(int stars) {
        rating = stars;
    }

    private void weigh(double more, long atMs) {
        long now = Math.max(atMs, weighedAtMs);
        weight = faded(now) + more * fade(now - atMs);
        weighedAtMs = now;
    }

    private double faded(long nowMs) {
        return weight * fade(nowMs - weighedAtMs);
    }

    private static double fade(long ageMs) {
        return ageMs <= 0 ? 1 : Math.pow(2, -ageMs / HALF_LIFE_MS);
    }

    /** How much the track is liked; below zero when it is not. */
    double weight(long nowMs) {
        double stands = (starred ? STAR : 0) + (rating == 0 ? 0 : rating - RATING_NEUTRAL);
        return faded(nowMs) + stands;
    }

    /** Plays that counted. */
    int plays() {
        return plays;
    }

    /** When it was heard last, even if it was skipped; 0 for never. */
    long playedAtMs() {
        return playedAtMs;
    }
}
