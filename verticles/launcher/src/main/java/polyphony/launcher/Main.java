package polyphony.launcher;

import java.time.Clock;
import org.slf4j.LoggerFactory;
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

    /** The exit status; what went wrong is told in sentences, and the log keeps the stack of what was not foreseen. */
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
        } catch (Exception e) {
            LoggerFactory.getLogger(Main.class).error("{} failed", args[0], e);
            terminal.problem("%s failed: %s".formatted(args[0], e));
            return REFUSED;
        }
    }
}
