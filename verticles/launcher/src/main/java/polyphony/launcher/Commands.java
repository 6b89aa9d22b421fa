package polyphony.launcher;

import java.time.Clock;
import polyphony.launcher.servers.Refused;

/** The commands by name. */
final class Commands {
    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    Commands(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        var here = arguments.option("conf").map(home::withConf).orElse(home);
        run(here, arguments.without("conf"));
    }

    private void run(Home here, Arguments arguments) {
        var command = arguments.words().isEmpty() ? "help" : arguments.words().get(0);
        if (arguments.flag("help")) {
            terminal.line(Help.of(command));
            return;
        }
        switch (command) {
            case "up" -> new Up(here, terminal, clock).run(arguments);
            case "generate-library" -> new Generate(here, terminal).run(arguments);
            case "run" -> new RunServices(here, terminal, clock).run(arguments);
            case "nodes", "services" -> new Show(here, terminal, clock).run(arguments);
            case "drain" -> new DrainNode(here, terminal, clock).run(arguments);
            case "weight" -> new SetWeight(here, terminal, clock).run(arguments);
            case "servers" -> new ServersAlone(here, terminal).run(arguments);
            case "scan" -> new ScanNow(here, terminal, clock).run(arguments);
            case "user" -> new Users(here, terminal, clock).run(arguments);
            case "certificates" -> new MakeCertificates(here, terminal, clock).run(arguments);
            case "doctor" -> new Doctor(here, terminal).run(arguments);
            case "help" -> terminal.line(Help.all());
            default -> throw new Refused("There is no command " + command + "; scripts/polyphony help lists them.");
        }
    }
}
