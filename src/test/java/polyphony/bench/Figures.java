package polyphony.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The table that a benchmark prints: what was measured beside what must be reached. */
final class Figures {
    private record Row(String what, String measured, String target, boolean reached) {}

    private final PrintStream out;
    private final List<Row> rows = new ArrayList<>();

    Figures(PrintStream out) {
        this.out = out;
    }

    /** A figure that must not be above its target. */
    void atMost(String what, double measured, double target, String unit) {
        add(what, measured, "≤ " + text(target), unit, measured <= target);
    }

    /** A figure that must not be below its target. */
    void atLeast(String what, double measured, double target, String unit) {
        add(what, measured, "≥ " + text(target), unit, measured >= target);
    }

    /** Something that could not be measured here. */
    void skipped(String what, String why) {
        out.println("  " + what + ": skipped, " + why);
    }

    void note(String text) {
        out.println("  " + text);
    }

    private void add(String what, double measured, String target, String unit, boolean reached) {
        var row = new Row(what, text(measured) + " " + unit, target + " " + unit, reached);
        rows.add(row);
        print(row);
    }

    void printAll() {
        out.println();
        rows.forEach(this::print);
        long missed = rows.stream().filter(row -> !row.reached()).count();
        out.println(rows.size() - missed + " of " + rows.size() + " figures reached");
    }

    private void print(Row row) {
        out.printf(
                Locale.ROOT,
                "%s %-66s %14s   (%s)%n",
                row.reached() ? "  " : "! ",
                row.what(),
                row.measured(),
                row.target());
    }

    private static String text(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    static double median(double... values) {
        return percentile(50, values);
    }

    /** The smallest value that this share of the values does not exceed. */
    static double percentile(double percent, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }
}
