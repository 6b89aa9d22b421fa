package polyphony.launcher.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A child process as it is to be started and stopped.
 *
 * @param name what people and file names call it
 * @param mark a path that its command line or executable carries
 * @param readyLine words in its output that say it serves
 * @param deathSignal what it is sent when this process dies
 * @param stop how to ask a running one to end well
 * @param stopWithin how long that may take; then it is killed
 */
record ChildSpec(
        String name,
        Path mark,
        List<String> command,
        Map<String, String> environment,
        String readyLine,
        String deathSignal,
        Stop stop,
        Duration stopWithin) {
    /** Asks a process to end; returns at once. */
    interface Stop {
        void ask(ProcessHandle process);
    }

    /** Long enough for a machine that is busy with other things. */
    static final Duration START_WITHIN = Duration.ofMinutes(2);

    /** What is not gone by then is killed; the whole of Polyphony has ten seconds. */
    static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
