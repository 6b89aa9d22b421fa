package polyphony.launcher;

import java.time.Clock;
import polyphony.launcher.servers.Refused;

/** The commands by name. */
final class Commands {
    static final String HELP = """
            usage: scripts/polyphony COMMAND [OPTION VALUE]...

              up [--music DIR]... [--data DIR] [--port N]
                  everything in one process; without --music, a small demo library is made
              run SERVICE... --join HOST:PORT [--data DIR] [--instances N] [--weight N]
                  these services in a process of their own, joined to a cluster; --join may be left out on the machine
                  of a Polyphony that runs
              run SERVICE@VERSION [--artifacts DIR] ...
                  the same with a service that scripts/artifact packed, artifacts/SERVICE-VERSION.jar; with --weight 5
                  it gets five per cent of listeners, the same ones each time
              scan [full] [accept-loss]
                  looks for new and changed music now, and shows how far it is; accept-loss goes on although
                  more than a fifth of a folder's files is gone
              user list | user add NAME | user password NAME
                  accounts of a Polyphony that runs; the password is read from the terminal
              certificates DIR NODE[=ADDRESS,ADDRESS]...
                  keys and certificates with which nodes on several machines know one another
              doctor [--data DIR]
                  checks whether this machine has what Polyphony needs
              help

            With --conf DIR each of them reads that folder of settings in place of conf/.
            Every key of the files in conf/ is an option (--gateway.port 4050) and a variable (POLYPHONY_GATEWAY_PORT).""";

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
        switch (command) {
            case "up" -> new Up(here, terminal, clock).run(arguments);
            case "generate-library" -> new Generate(here, terminal).run(arguments);
            case "run" -> new RunServices(here, terminal, clock).run(arguments);
            case "scan" -> new ScanNow(here, terminal, clock).run(arguments);
            case "user" -> new Users(here, terminal, clock).run(arguments);
            case "certificates" -> new MakeCertificates(here, terminal, clock).run(arguments);
            case "doctor" -> new Doctor(here, terminal).run(arguments);
            case "help" -> terminal.line(HELP);
            default -> throw new Refused("There is no command " + command + "; scripts/polyphony help lists them.");
        }
    }
}
