package polyphony.catalog;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * All entries of one kind in one order. The sort keys themselves are not kept: a cursor is found again with the few
 * keys that a binary search makes.
 */
final class Ranking<E> {
    private final List<E> entries;
    private final Function<E, String> keyOf;
    private final int[] byRank;
    private final int[] rankOf;

    private record Keyed(String key, int position) {}

    /** @param keyOf unlike for any two entries */
    Ranking(List<E> entries, Function<E, String> keyOf) {
        this.entries = entries;
        this.keyOf = keyOf;
        Keyed[] keyed = new Keyed[entries.size()];
        for (int i = 0; i < keyed.length; i++) {
            keyed[i] = new Keyed(keyOf.apply(entries.get(i)), i);
        }
        Arrays.sort(keyed, Comparator.comparing(Keyed::key));
        byRank = new int[keyed.length];
        rankOf = new int[keyed.length];
        for (int rank = 0; rank < keyed.length; rank++) {
            byRank[rank] = keyed[rank].position();
            rankOf[keyed[rank].position()] = rank;
        }
    }

    E at(int rank) {
        return entries.get(byRank[rank]);
    }

    String key(int rank) {
        return keyOf.apply(at(rank));
    }

    int size() {
        return byRank.length;
    }

    /** The first rank whose key is above {@code key}, or the size. */
    int firstAbove(String key) {
        int low = 0;
        int high = byRank.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key(middle).compareTo(key) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The last rank whose key is below {@code key}, or -1. */
    int lastBelow(String key) {
        int above = firstAbove(key);
        return above > 0 && key(above - 1).equals(key) ? above - 2 : above - 1;
    }

    /** The ranks of these positions. */
    BitSet ranks(BitSet positions) {
        BitSet ranks = new BitSet(byRank.length);
        for (int p = positions.nextSetBit(0); p >= 0; p = positions.nextSetBit(p + 1)) {
            ranks.set(rankOf[p]);
        }
        return ranks;
    }
}
