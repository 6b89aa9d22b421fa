package polyphony.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines of text in columns: numbers to the right, words to the left, each column as wide as it must be. */
final class Table {
    private static final String GAP = "  ";

    private final List<String> head;
    private final List<Boolean> numbers = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** @param head names of the columns; those of numbers begin with {@code #} */
    Table(String... head) {
        this.head = Arrays.stream(head).map(name -> name.replace("#", "")).toList();
        Arrays.stream(head).map(name -> name.startsWith("#")).forEach(numbers::add);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<String> lines() {
        var widths = new int[head.size()];
        for (var column = 0; column < widths.length; column++) {
            widths[column] = width(column);
        }
        var lines = new ArrayList<String>();
        lines.add(line(head, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int width(int column) {
        return Math.max(
                head.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private String line(List<String> cells, int... widths) {
        var line = new StringBuilder();
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP).append(numbers.get(column) ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
