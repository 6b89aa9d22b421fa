package polyphony.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Page;

/**
 * Which entries have which genre; a genre is the same whatever its case.
 *
 * @param byName in the order of the names
 */
record Genres(List<Entry> entries, Map<String, Entry> byName) {
    private static final String ORDER = "GENRES";

    /** Positions of what has the genre; {@code artists} are the performers of its tracks. */
    record Entry(String key, String name, BitSet artists, BitSet albums, BitSet tracks) {
        private Entry(String key, String name) {
            this(key, name, new BitSet(), new BitSet(), new BitSet());
        }
    }

    /** Gathers the genres of one catalogue. */
    static final class Gathering {
        private final Map<String, Entry> found = new TreeMap<>();
        private final Map<String, String> keys = new HashMap<>();

        Entry entry(String genre) {
            String key = keys.computeIfAbsent(genre, Names::identity);
            return found.computeIfAbsent(key, fresh -> new Entry(fresh, genre));
        }

        Genres finished() {
            return new Genres(new ArrayList<>(found.values()), Map.copyOf(found));
        }
    }

    /** The entry, an empty one when no track has the genre. */
    Entry find(String genre) {
        String key = Names.identity(genre);
        Entry entry = byName.get(key);
        return entry == null ? new Entry(key, genre) : entry;
    }

    Catalog.Genres page(Page page) {
        int start = page.after() == null
                ? page.offset()
                : firstAbove(Cursor.decode(page.after(), ORDER).key());
        int from = Math.min(start, entries.size());
        int to = Math.min(entries.size(), from + page.limit());
        List<Catalog.Genre> shown = entries.subList(from, to).stream()
                .map(e -> new Catalog.Genre(
                        e.name(), e.albums().cardinality(), e.tracks().cardinality()))
                .toList();
        String next =
                to < entries.size() ? new Cursor(ORDER, entries.get(to - 1).key()).encoded() : null;
        return new Catalog.Genres(shown, next, entries.size());
    }

    private int firstAbove(String key) {
        int rank = 0;
        while (rank < entries.size() && entries.get(rank).key().compareTo(key) <= 0) {
            rank++;
        }
        return rank;
    }
}
