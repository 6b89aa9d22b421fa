package polyphony.recommender;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A growing set of numbers in no order. */
final class Numbers {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void remove(int value) {
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                values[i] = values[--size];
                return;
            }
        }
    }

    int size() {
        return size;
    }

    int at(int index) {
        return values[index];
    }

    /** At most {@code max} of them: all, or a different part each time. */
    int[] sample(int max, RandomGenerator random) {
        if (size <= max) {
            return Arrays.copyOf(values, size);
        }
        int[] sample = new int[max];
        // A random start and an equal step: spread over the whole set, none twice.
        double step = (double) size / max;
        double at = random.nextDouble() * step;
        for (int i = 0; i < max; i++) {
            sample[i] = values[(int) (at + i * step)];
        }
        return sample;
    }
}
