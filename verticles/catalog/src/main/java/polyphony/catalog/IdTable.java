package polyphony.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** From an id to the position of its entry, in eight bytes an entry. */
final class IdTable<E> {
    private static final int NONE = -1;

    private final List<E> entries;
    private final Function<E, String> idOf;
    private final int[] slots;

    IdTable(List<E> entries, Function<E, String> idOf) {
        this.entries = entries;
        this.idOf = idOf;
        this.slots = new int[Integer.highestOneBit(Math.max(1, entries.size())) * 4];
        Arrays.fill(slots, NONE);
        for (int position = 0; position < entries.size(); position++) {
            slots[slotFor(idOf.apply(entries.get(position)))] = position;
        }
    }

    /** The position, or -1. */
    int position(String id) {
        return slots[slotFor(id)];
    }

    private int slotFor(String id) {
        int slot = spread(id.hashCode()) & (slots.length - 1);
        while (slots[slot] != NONE && !idOf.apply(entries.get(slots[slot])).equals(id)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
