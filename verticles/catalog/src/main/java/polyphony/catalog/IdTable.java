package polyphony.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** From an id to the position of its entry, in twelve bytes an entry. */
final class IdTable<E> {
    private static final int NONE = -1;

    private final List<E> entries;
    private final Function<E, String> idOf;
    private final int[] slots;
    private final int[] hashes;

    IdTable(List<E> entries, Function<E, String> idOf) {
        this.entries = entries;
        this.idOf = idOf;
        this.slots = new int[Integer.highestOneBit(Math.max(1, entries.size())) * 4];
        this.hashes = new int[entries.size()];
        Arrays.fill(slots, NONE);
        for (int position = 0; position < entries.size(); position++) {
            String id = idOf.apply(entries.get(position));
            hashes[position] = id.hashCode();
            slots[slotFor(id)] = position;
        }
    }

    /** A number that the id alone decides. */
    int hash(int position) {
        return hashes[position];
    }

    /** The position, or -1. */
    int position(String id) {
        return slots[slotFor(id)];
    }

    private int slotFor(String id) {
        int hash = id.hashCode();
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != NONE && !isAt(slots[slot], hash, id)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isAt(int position, int hash, String id) {
        return hashes[position] == hash && idOf.apply(entries.get(position)).equals(id);
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
