package polyphony.scanner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import polyphony.shared.contract.Scanner.Problem;

/** The files that could not be read, by root and unit, kept until the unit is read again or is gone. */
final class ProblemBook {
    private static final int PROBLEMS_MAX = 10_000;

    private final Map<String, Map<String, List<Problem>>> units = new TreeMap<>();
    private final Map<String, List<Problem>> folders = new HashMap<>();
    private int count;

    /** Folders that could not be listed by the last walk of this root. */
    void walked(String root, List<Problem> unreadable, Set<String> unitsOnDisk) {
        folders.put(root, List.copyOf(unreadable));
        of(root).keySet().retainAll(unitsOnDisk);
        recount();
    }

    void read(String root, String unit, List<Problem> problems) {
        of(root).remove(unit);
        recount();
        if (!problems.isEmpty() && count + problems.size() <= PROBLEMS_MAX) {
            of(root).put(unit, List.copyOf(problems));
            recount();
        }
    }

    Set<String> unitsOf(String root) {
        return Set.copyOf(of(root).keySet());
    }

    int count() {
        return count;
    }

    List<Problem> page(int offset, int limit) {
        var all = new ArrayList<Problem>(count);
        folders.values().forEach(all::addAll);
        units.values().forEach(root -> root.values().forEach(all::addAll));
        return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }

    private Map<String, List<Problem>> of(String root) {
        return units.computeIfAbsent(root, unused -> new TreeMap<>());
    }

    private void recount() {
        count = folders.values().stream().mapToInt(List::size).sum()
                + units.values().stream()
                        .flatMap(root -> root.values().stream())
                        .mapToInt(List::size)
                        .sum();
    }
}
