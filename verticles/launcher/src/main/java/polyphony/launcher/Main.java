package polyphony.launcher;

import java.time.Clock;
import polyphony.launcher.servers.Refused;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Problems;

/** The command line: {@code scripts/polyphony COMMAND ...}. */
public final class Main {
    private static final int REFUSED = 1;

    private Main() {}

    public static void main(String[] args) {
        var terminal = Terminal.ofProcess();
        var commands = new Commands(Home.ofProcess(), terminal, Clock.systemUTC());
        System.exit(run(commands, terminal, args));
    }

    /** The exit status; what a person can act on is told in sentences, anything else keeps its stack trace. */
    private static int run(Commands commands, Terminal terminal, String... args) {
        try {
            commands.run(Arguments.of(args));
            return 0;
        } catch (Problems.Unfit e) {
            e.sentences().forEach(terminal::problem);
            return REFUSED;
        } catch (Refused | Failure e) {
            terminal.problem(e.getMessage());
            return REFUSED;
        }
    }
}
