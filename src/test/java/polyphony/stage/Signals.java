package polyphony.stage;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals that Java itself cannot. */
public final class Signals {
    private Signals() {}

    /** @param name say {@code STOP} or {@code CONT} */
    public static void send(String name, ProcessHandle process) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            Stage.awaitEnd(kill);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
