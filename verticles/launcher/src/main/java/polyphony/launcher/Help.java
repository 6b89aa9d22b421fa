package polyphony.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the commands do, for {@code help} and for {@code COMMAND --help}. */
final class Help {
    private static final Map<String, String> COMMANDS = commands();

    private Help() {}

    private static Map<String, String> commands() {
        var commands = new LinkedHashMap<String, String>();
        commands.put("up", """
                up [--music DIR]... [--data DIR] [--port N]
                    everything in one process; without --music, a small demo library is made
                """);
        commands.put("run", """
                run SERVICE... --join HOST:PORT [--data DIR] [--instances N] [--weight N]
                    these services in a process of their own, joined to a cluster; --join may be left out on the machine
                    of a Polyphony that runs
                run SERVICE@VERSION [--artifacts DIR] ...
                    the same with a service that scripts/artifact packed, artifacts/SERVICE-VERSION.jar; with --weight 5
                    it gets five per cent of listeners, the same ones each time
                """);
        commands.put("nodes", """
                nodes [--once] [--json]
                    the nodes of the cluster, live on a terminal until ctrl-C; --once prints them once
                """);
        commands.put("services", """
                services [--once] [--json]
                    every instance of every service, how much it does and how well, live on a terminal until ctrl-C
                """);
        commands.put("drain", """
                drain NODE [--force]
                    makes a node leave: nothing new goes to it, what is under way ends, then its process ends. NODE is a name
                    or an id of `nodes`. --force also when a service would have nobody left
                """);
        commands.put("weight", """
                weight SERVICE[@VERSION] N [--reason TEXT]
                    changes the share of the work that a version gets, at once: 100 all that its siblings get, 5 five per
                    cent of listeners beside a version that has 100, 0 nothing
                """);
        commands.put("servers", """
                servers [--data DIR]
                    PostgreSQL, Redis and Kafka alone, for nodes that run starts one by one on the same data
                """);
        commands.put("scan", """
                scan [full] [--accept-loss]
                    looks for new and changed music now, and shows how far it is; --accept-loss goes on although
                    more than a fifth of a folder's files is gone
                """);
        commands.put("user", """
                user list | user add NAME | user password NAME
                    accounts of a Polyphony that runs; the password is read from the terminal
                """);
        commands.put("certificates", """
                certificates DIR NODE[=ADDRESS,ADDRESS]...
                    keys and certificates with which nodes on several machines know one another
                """);
        commands.put("doctor", """
                doctor [--data DIR]
                    checks whether this machine has what Polyphony needs
                """);
        commands.put("help", """
                help
                """);
        return commands;
    }

    static String all() {
        return "usage: scripts/polyphony COMMAND [OPTION VALUE]...\n\n"
                + COMMANDS.values().stream().map(text -> text.indent(2)).collect(Collectors.joining())
                + """

                nodes, services, drain, weight, scan and user speak with the Polyphony that runs on --data, or, with --join
                HOST:PORT, with any cluster whose key is in DATA/keys.
                With --conf DIR each command reads that folder of settings in place of conf/.
                Every key of the files in conf/ is an option (--gateway.port 4050) and a variable (POLYPHONY_GATEWAY_PORT).""";
    }

    /** Of one command; all when there is no such command. */
    static String of(String command) {
        var text = COMMANDS.get(command);
        return text == null ? all() : "usage: scripts/polyphony " + text.stripTrailing();
    }
}
