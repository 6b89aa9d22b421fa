package polyphony.recommender;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How often tracks are heard near one another, the more lately the more it counts. A pair's weight is only ever added to:
 * what comes later is added with a larger factor (forward decay), so old cells are never touched. Each track keeps its
 * strongest neighbours only.
 */
final class CoListening {
    /** Shrinks pairs that were seen a few times only. */
    private static final double SHRINK = 2;
    /** What comes after a track tells more about it than what came before. */
    private static final double BACKWARDS = 0.3;
    /** Beyond this exponent all weights are brought down, long before a float ends. */
    private static final double EXPONENT_MAX = 60;

    private final double halfLifeMs;
    private final int neighboursMax;
    private long startMs;
    private Neighbours[] rows = new Neighbours[1_024];

    CoListening(int halfLifeDays, int neighboursMax) {
        this.halfLifeMs = TimeUnit.DAYS.toMillis(halfLifeDays);
        this.neighboursMax = neighboursMax;
    }

    /** Notes that a track was heard. */
    void heard(int track, long atMs) {
        row(track).heard += (float) factor(atMs);
    }

    /** Notes that a track was heard after another; {@code weight} is 1 for the very next. */
    void together(int earlier, int later, double weight, long atMs) {
        if (earlier == later) {
            return;
        }
        double added = weight * factor(atMs);
        row(earlier).add(later, (float) added, neighboursMax);
        row(later).add(earlier, (float) (added * BACKWARDS), neighboursMax);
    }

    /** Adds the neighbours of a track, each by how much the two belong together, times {@code weight}. */
    void score(int track, double weight, long nowMs, Scores into) {
        Neighbours row = track < rows.length ? rows[track] : null;
        if (row == null) {
            return;
        }
        double scale = 1 / factor(nowMs);
        double own = Math.sqrt(row.heard * scale + SHRINK);
        for (int i = 0; i < row.size; i++) {
            int other = row.tracks[i];
            double theirs = Math.sqrt(rows[other].heard * scale + SHRINK);
            into.add(other, weight * row.weights[i] * scale / (own * theirs));
        }
    }

    /** How often the track was heard, with decay. */
    double plays(int track, long nowMs) {
        Neighbours row = track < rows.length ? rows[track] : null;
        return row == null ? 0 : row.heard / factor(nowMs);
    }

    private Neighbours row(int track) {
        if (track >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(track + 1, rows.length * 2));
        }
        if (rows[track] == null) {
            rows[track] = new Neighbours();
        }
        return rows[track];
    }

    private double factor(long atMs) {
        if (startMs == 0) {
            startMs = atMs;
        }
        double exponent = (atMs - startMs) / halfLifeMs;
        if (exponent > EXPONENT_MAX) {
            rescale(exponent);
            startMs = atMs;
            return 1;
        }
        return Math.pow(2, exponent);
    }

    private void rescale(double exponent) {
        float less = (float) Math.pow(2, -exponent);
        for (Neighbours row : rows) {
            if (row != null) {
                row.heard *= less;
                for (int i = 0; i < row.size; i++) {
                    row.weights[i] *= less;
                }
            }
        }
    }

    private static final class Neighbours {
        private float heard;
        private int[] tracks = new int[4];
        private float[] weights = new float[4];
        private int size;

        void add(int track, float weight, int max) {
            int at = 0;
            while (at < size && tracks[at] != track) {
                at++;
            }
            if (at < size) {
                weights[at] += weight;
            } else if (size < max) {
                append(track, weight);
            } else {
                replaceLightest(track, weight);
            }
        }

        private void append(int track, float weight) {
            if (size == tracks.length) {
                tracks = Arrays.copyOf(tracks, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
            tracks[size] = track;
            weights[size++] = weight;
        }

        /** The newcomer inherits the weight of the one it replaces, so that a pair that keeps coming gets its place. */
        private void replaceLightest(int track, float weight) {
            int lightest = 0;
            for (int i = 1; i < size; i++) {
                if (weights[i] < weights[lightest]) {
                    lightest = i;
                }
            }
            tracks[lightest] = track;
            weights[lightest] += weight;
        }
    }
}
