package polyphony.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import polyphony.shared.contract.Page;

/**
 * Cuts one page out of a ranking.
 *
 * @param ranks those that the list holds, or null for all
 */
record PageCut<E>(Ranking<E> ranking, String order, boolean descending, BitSet ranks) {
    private static final int NONE = -1;

    Slice<E> cut(Page page) {
        List<E> entries = new ArrayList<>(page.limit());
        int rank = start(page);
        int last = NONE;
        while (rank != NONE && entries.size() < page.limit()) {
            entries.add(ranking.at(rank));
            last = rank;
            rank = following(rank);
        }
        String next = rank == NONE || last == NONE ? null : new Cursor(order, ranking.key(last)).encoded();
        return new Slice<>(entries, next, ranks == null ? ranking.size() : ranks.cardinality());
    }

    private int start(Page page) {
        if (page.after() != null) {
            String key = Cursor.decode(page.after(), order).key();
            return from(descending ? ranking.lastBelow(key) : ranking.firstAbove(key));
        }
        if (ranks == null) {
            return from(descending ? ranking.size() - 1 - page.offset() : page.offset());
        }
        int rank = from(descending ? ranking.size() - 1 : 0);
        for (int skipped = 0; skipped < page.offset() && rank != NONE; skipped++) {
            rank = following(rank);
        }
        return rank;
    }

    private int following(int rank) {
        return from(descending ? rank - 1 : rank + 1);
    }

    /** This rank or, when the list does not hold it, the next one in reading direction. */
    private int from(int rank) {
        if (rank < 0 || rank >= ranking.size()) {
            return NONE;
        }
        if (ranks == null) {
            return rank;
        }
        return descending ? ranks.previousSetBit(rank) : ranks.nextSetBit(rank);
    }
}
