package polyphony.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import polyphony.shared.contract.Page;

/**
 * An order drawn by a seed: the same for the same seed, and an entry's place does not depend on what else is there.
 * Only as many draws are kept as the page reaches.
 */
record Shuffle<E>(Shelf<E> shelf, String order, long seed, boolean descending) {
    private record Draw(long value, String id, int position) {
        private static final Comparator<Draw> ORDER =
                Comparator.comparingLong(Draw::value).thenComparing(Draw::id);
    }

    Slice<E> cut(BitSet wanted, Page page) {
        Comparator<Draw> reading = descending ? Draw.ORDER.reversed() : Draw.ORDER;
        Draw after = page.after() == null
                ? null
                : parse(Cursor.decode(page.after(), order).key());
        int total = wanted == null ? shelf.size() : wanted.cardinality();
        int kept = (int) Math.min(total, (long) page.offset() + page.limit() + 1);
        List<Draw> first = kept == 0 ? List.of() : first(kept, wanted, after, reading);
        List<Draw> drawn = first.subList(Math.min(page.offset(), first.size()), first.size());
        List<Draw> shown = drawn.subList(0, Math.min(page.limit(), drawn.size()));
        String next = drawn.size() > shown.size() ? cursor(shown.get(shown.size() - 1)) : null;
        return new Slice<>(
                shown.stream().map(draw -> shelf.entries().get(draw.position())).toList(), next, total);
    }

    private List<Draw> first(int count, BitSet wanted, Draw after, Comparator<Draw> reading) {
        PriorityQueue<Draw> best = new PriorityQueue<>(count, reading.reversed());
        for (int position = next(wanted, 0); position >= 0; position = next(wanted, position + 1)) {
            long value = mix(seed * 0x9E3779B97F4A7C15L + shelf.ids().hash(position));
            // Most entries are out after one comparison of numbers.
            if (best.size() == count && isBehind(value, best.peek().value())) {
                continue;
            }
            Draw draw = new Draw(value, shelf.idOf().apply(shelf.entries().get(position)), position);
            if ((after == null || reading.compare(draw, after) > 0)
                    && (best.size() < count || reading.compare(draw, best.peek()) < 0)) {
                if (best.size() == count) {
                    best.poll();
                }
                best.add(draw);
            }
        }
        List<Draw> sorted = new ArrayList<>(best);
        Collections.sort(sorted, reading);
        return sorted;
    }

    private int next(BitSet wanted, int position) {
        if (wanted != null) {
            return wanted.nextSetBit(position);
        }
        return position < shelf.size() ? position : -1;
    }

    private boolean isBehind(long value, long last) {
        return descending ? value < last : value > last;
    }

    /** The finaliser of SplitMix64: every bit of the input decides over every bit of the result. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private String cursor(Draw last) {
        return new Cursor(order, last.value() + " " + last.id()).encoded();
    }

    private static Draw parse(String key) {
        int space = key.indexOf(' ');
        try {
            return new Draw(Long.parseLong(key.substring(0, Math.max(0, space))), key.substring(space + 1), -1);
        } catch (NumberFormatException e) {
            throw Cursor.refusal();
        }
    }
}
