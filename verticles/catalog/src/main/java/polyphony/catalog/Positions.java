package polyphony.catalog;

import java.util.Arrays;
import java.util.BitSet;

/** Ascending positions, each once, added in order: four bytes each. */
final class Positions {
    private int[] values = new int[0];
    private int size;

    void add(int position) {
        if (size > 0 && values[size - 1] == position) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(2, size * 2));
        }
        values[size++] = position;
    }

    /** Gives back the room that no position needs; none is added afterwards. */
    Positions trimmed() {
        values = Arrays.copyOf(values, size);
        return this;
    }

    int size() {
        return size;
    }

    /** A set of its own, which the caller may change. */
    BitSet bits() {
        BitSet bits = new BitSet();
        for (int i = 0; i < size; i++) {
            bits.set(values[i]);
        }
        return bits;
    }
}
