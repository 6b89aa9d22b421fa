package polyphony.launcher;

import java.time.Clock;
import java.util.Locale;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Scanner;

/** Shows how far a scan is: a bar on a terminal, a line now and then elsewhere. */
final class ScanLine {
    private static final long PLAIN_EVERY_MS = 5_000;
    private static final int BAR_WIDTH = 30;

    private final Terminal terminal;
    private final Clock clock;
    private long lastMs;
    private boolean running;
    private boolean told;

    ScanLine(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    void follow(Bus bus) {
        bus.hear(Scanner.PROGRESS, this::show);
    }

    synchronized void show(Scanner.Status status) {
        if (status.isRunning()) {
            running = true;
            told = false;
            if (terminal.interactive() || clock.millis() - lastMs >= PLAIN_EVERY_MS) {
                lastMs = clock.millis();
                terminal.passing(text(status, terminal.interactive()));
            }
        } else if (running) {
            running = false;
            lastMs = 0;
            told = true;
            terminal.line(text(status, false));
        }
    }

    /** Says how it ended, if nothing did yet. */
    synchronized void end(Scanner.Status status) {
        if (!told) {
            terminal.line(text(status, false));
            told = true;
        }
    }

    /**
     * One line about the scan.
     *
     * @param bar with a bar of fixed width, for a terminal
     */
    static String text(Scanner.Status status, boolean bar) {
        return switch (status.phase()) {
            case NONE -> "no scan yet";
            case WALKING -> "scan: looking through the folders, " + files(status.files()) + " so far";
            case MISSING -> "scan: looking for what is gone";
            case READING -> "scan: " + (bar ? bar(status) + " " : "") + reading(status);
            case DONE ->
                "scan done: " + files(status.read()) + " read, " + status.gone() + " gone"
                        + (status.problems() == 0 ? "" : ", " + status.problems() + " with problems");
            case CANCELLED -> "scan cancelled after " + files(status.read());
            case STOPPED -> "scan stopped: " + status.reason();
        };
    }

    private static String reading(Scanner.Status status) {
        var left = status.remainingMs() == null ? "" : ", " + duration(status.remainingMs()) + " left";
        return String.format(
                Locale.ROOT,
                "%d of %s, %.0f a second%s",
                status.filesDone(),
                files(status.files()),
                status.filesPerSecond(),
                left);
    }

    private static String bar(Scanner.Status status) {
        var done = status.files() == 0 ? BAR_WIDTH : (int) ((long) BAR_WIDTH * status.filesDone() / status.files());
        var full = Math.min(BAR_WIDTH, done);
        return "[" + "#".repeat(full) + "-".repeat(BAR_WIDTH - full) + "]";
    }

    private static String files(int count) {
        return count == 1 ? "1 file" : count + " files";
    }

    private static String duration(long ms) {
        var seconds = Math.max(1, ms / 1_000);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
