package polyphony.catalog;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import polyphony.shared.contract.Page;

/**
 * All entries of one kind, immutable: by id, and in every order, ready to be cut into pages.
 *
 * @param entries in the order of their positions
 */
record Shelf<E>(
        List<E> entries, Function<E, String> idOf, IdTable<E> ids, Map<? extends Enum<?>, Ranking<E>> rankings) {
    static <E> Shelf<E> of(
            List<E> entries, Function<E, String> idOf, Map<? extends Enum<?>, Function<E, String>> keys) {
        Map<Enum<?>, Ranking<E>> rankings = new HashMap<>();
        keys.forEach((order, key) ->
                rankings.put(order, new Ranking<>(entries, entry -> key.apply(entry) + '\0' + idOf.apply(entry))));
        return new Shelf<>(entries, idOf, new IdTable<>(entries, idOf), Map.copyOf(rankings));
    }

    int size() {
        return entries.size();
    }

    /** The entry, or null. */
    E find(String id) {
        int position = ids.position(id);
        return position < 0 ? null : entries.get(position);
    }

    /** @param wanted positions that the list holds, or null for all */
    Slice<E> page(Enum<?> order, boolean descending, BitSet wanted, Page page) {
        Ranking<E> ranking = rankings.get(order);
        BitSet ranks = wanted == null ? null : ranking.ranks(wanted);
        return new PageCut<>(ranking, order.name(), descending, ranks).cut(page);
    }

    /** A page of the shuffle that {@code seed} names. */
    Slice<E> shuffled(String order, long seed, boolean descending, BitSet wanted, Page page) {
        return new Shuffle<>(this, order, seed, descending).cut(wanted, page);
    }
}
