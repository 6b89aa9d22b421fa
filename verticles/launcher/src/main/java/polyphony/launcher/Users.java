package polyphony.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Set;
import polyphony.launcher.servers.Refused;
import polyphony.shared.contract.Accounts;

/** {@code user list | add NAME [--admin true] | password NAME}. A password never stands on a command line, where others see it. */
final class Users {
    private static final Set<String> OWN = Set.of("admin");
    private static final int PAGE = 100;
    private static final String USAGE =
            "usage: scripts/polyphony user list | user add NAME [--admin true] | user password NAME";

    private final Home home;
    private final Terminal terminal;
    private final Clock clock;

    Users(Home home, Terminal terminal, Clock clock) {
        this.home = home;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run(Arguments arguments) {
        var words = arguments.rest();
        var wish = words.isEmpty() ? "" : words.get(0);
        var named = words.size() == 2;
        if (!(wish.equals("list") && words.size() == 1)
                && !(named && Set.of("add", "password").contains(wish))) {
            throw new Refused(USAGE);
        }
        var password = named ? password(words.get(1)) : "";
        try (var companion = Companion.join(home, arguments, OWN, terminal, clock)) {
            switch (wish) {
                case "list" -> list(companion);
                case "add" ->
                    add(
                            companion,
                            words.get(1),
                            password,
                            arguments.option("admin").orElse("false"));
                default -> change(companion, words.get(1), password);
            }
        }
    }

    private void list(Companion companion) {
        String after = null;
        do {
            var from = after;
            var page = companion.ask(
                    caller -> companion.node().bus().ask(Accounts.USERS, new Accounts.ListUsers(from, PAGE), caller));
            page.users().forEach(user -> terminal.line(user.name() + (user.admin() ? " (admin)" : "")));
            after = page.next();
        } while (after != null);
    }

    private void add(Companion companion, String name, String password, String admin) {
        var wish = new Accounts.CreateUser(name, password, null, Boolean.parseBoolean(admin));
        companion.ask(caller -> companion.node().bus().ask(Accounts.CREATE, wish, caller));
        terminal.line(name + " was added");
    }

    private void change(Companion companion, String name, String password) {
        var wish = new Accounts.ChangePassword(name, null, password);
        companion.ask(caller -> companion.node().bus().ask(Accounts.CHANGE_PASSWORD, wish, caller));
        terminal.line("the password of " + name + " was changed; all of its sessions have ended");
    }

    /** From the keyboard without showing it; from a pipe, the first line. */
    @SuppressWarnings("SystemConsoleNull") // The script says whether there is a terminal; null alone is not asked.
    private String password(String name) {
        var console = System.console();
        if (console != null && terminal.interactive()) {
            return new String(console.readPassword("password for %s: ", name));
        }
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            if (line == null || line.isEmpty()) {
                throw new Refused("The password of " + name + " is read from the input, and there is none.");
            }
            return line;
        } catch (IOException e) {
            throw new Refused("The password cannot be read", e);
        }
    }
}
