package polyphony.recommender;

import java.util.Arrays;

/** Adds up scores of tracks by number; made once and cleared for each use, so that ranking makes no garbage. */
final class Scores {
    private double[] values = new double[1_024];
    private int[] touched = new int[256];
    private int size;

    void add(int track, double score) {
        if (track >= values.length) {
            values = Arrays.copyOf(values, Math.max(track + 1, values.length * 2));
        }
        if (values[track] == 0) {
            if (size == touched.length) {
                touched = Arrays.copyOf(touched, size * 2);
            }
            touched[size++] = track;
            // Never zero again, so that no track is listed twice.
            values[track] = Double.MIN_NORMAL;
        }
        values[track] += score;
    }

    /** Adds all of another's, times {@code share} of its best score. */
    void addShare(Scores other, double share) {
        double best = other.best();
        if (best <= 0) {
            return;
        }
        for (int i = 0; i < other.size; i++) {
            int track = other.touched[i];
            add(track, share * other.values[track] / best);
        }
    }

    double of(int track) {
        return track < values.length ? values[track] : 0;
    }

    int size() {
        return size;
    }

    private double best() {
        double best = 0;
        for (int i = 0; i < size; i++) {
            best = Math.max(best, values[touched[i]]);
        }
        return best;
    }

    /** At most {@code max} tracks with a score above zero, best first; of equals, the lower number. */
    int[] top(int max) {
        long[] keys = new long[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            float value = (float) values[touched[i]];
            if (value > 0) {
                // The bits of a positive float sort as it does; inverted, so that the best come first.
                keys[count++] = (long) ~Float.floatToIntBits(value) << 32 | touched[i];
            }
        }
        int wanted = Math.min(max, count);
        select(keys, count, wanted);
        Arrays.sort(keys, 0, wanted);
        int[] top = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            top[i] = (int) keys[i];
        }
        return top;
    }

    /** Brings the {@code wanted} smallest to the front, in no order: far cheaper than sorting all. All keys differ. */
    private static void select(long[] keys, int count, int wanted) {
        int low = 0;
        int high = count - 1;
        while (low < high && wanted > low && wanted <= high) {
            long pivot = keys[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (keys[left] < pivot) {
                    left++;
                }
                while (keys[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long key = keys[left];
                    keys[left++] = keys[right];
                    keys[right--] = key;
                }
            }
            if (wanted <= right) {
                high = right;
            } else if (wanted > left) {
                low = left;
            } else {
                return;
            }
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            values[touched[i]] = 0;
        }
        size = 0;
    }
}
