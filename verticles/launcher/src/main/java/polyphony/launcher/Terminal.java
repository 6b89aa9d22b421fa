package polyphony.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a person sees: lines, and on a terminal one line at the bottom that changes in place. */
public final class Terminal {
    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private boolean passing;

    /** @param interactive whether {@code out} is a terminal, on which a line can be written over */
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The terminal that this process was started at, or the files that stand for it; the script knows which. */
    public static Terminal ofProcess() {
        return new Terminal(
                stream(FileDescriptor.out), stream(FileDescriptor.err), Boolean.getBoolean("polyphony.terminal"));
    }

    public boolean interactive() {
        return interactive;
    }

    /** A line that stays. */
    public synchronized void line(String text) {
        out.println((passing ? ERASE_LINE : "") + text);
        passing = false;
    }

    /** A line that the next one replaces; without a terminal it stays. */
    public synchronized void passing(String text) {
        if (interactive) {
            out.print(ERASE_LINE + text);
            out.flush();
            passing = true;
        } else {
            out.println(text);
        }
    }

    /** Begins to show a picture of the whole screen; what was there comes back with {@link #leaveScreen}. */
    synchronized void enterScreen() {
        out.print("\033[?1049h\033[?25l");
        out.flush();
    }

    /** Draws the lines over those before. */
    synchronized void draw(List<String> lines) {
        out.print("\033[H" + String.join("\033[K\n", lines) + "\033[K\033[J");
        out.flush();
    }

    synchronized void leaveScreen() {
        out.print("\033[?25h\033[?1049l");
        out.flush();
    }

    /** A sentence about what went wrong. */
    public synchronized void problem(String sentence) {
        if (passing) {
            out.print(ERASE_LINE);
            out.flush();
            passing = false;
        }
        err.println(sentence);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
