package polyphony.playlists;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.Playlists.Entry;

/** The tracks of a list in their order; the same track may stand in it more than once. Positions count from 0. */
record Content(List<Entry> entries) {
    static final Content EMPTY = new Content(List.of());

    Content {
        entries = List.copyOf(entries);
    }

    long durationMs() {
        return entries.stream().mapToLong(Entry::durationMs).sum();
    }

    /** @param position to insert before; null for the end */
    Content with(List<Entry> added, Integer position) {
        int at = position == null ? entries.size() : position;
        if (at > entries.size()) {
            throw Failure.invalid("position", "must be 0 to " + entries.size());
        }
        if (entries.size() + added.size() > Playlists.TRACKS_MAX) {
            throw Failure.invalid("entries", "must leave the list at " + Playlists.TRACKS_MAX + " tracks at most");
        }
        List<Entry> all = new ArrayList<>(entries.size() + added.size());
        all.addAll(entries.subList(0, at));
        all.addAll(added);
        all.addAll(entries.subList(at, entries.size()));
        return new Content(all);
    }

    Content without(List<Integer> positions) {
        Set<Integer> gone = new HashSet<>(positions);
        gone.forEach(position -> requireThere("positions", position));
        List<Entry> left = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            if (!gone.contains(i)) {
                left.add(entries.get(i));
            }
        }
        return new Content(left);
    }

    /** The entry at {@code from} then stands at {@code to}. */
    Content moved(int from, int to) {
        requireThere("from", from);
        requireThere("to", to);
        List<Entry> all = new ArrayList<>(entries);
        all.add(to, all.remove(from));
        return new Content(all);
    }

    private void requireThere(String field, int position) {
        if (position >= entries.size()) {
            throw entries.isEmpty()
                    ? Failure.invalid(field, "must name entries, and the list has none")
                    : Failure.invalid(field, "must be 0 to " + (entries.size() - 1));
        }
    }
}
