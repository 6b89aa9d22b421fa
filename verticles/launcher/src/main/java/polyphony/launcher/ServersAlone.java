package polyphony.launcher;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import polyphony.launcher.servers.Refused;

/** {@code servers}: PostgreSQL, Redis and Kafka without any service, for nodes that are started one by one on these data. */
final class ServersAlone {
    private final Home home;
    private final Terminal terminal;
    private final Lifeline lifeline = new Lifeline();

    ServersAlone(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    void run(Arguments arguments) {
        if (!arguments.rest().isEmpty()) {
            throw new Refused("servers takes options only, not " + String.join(" ", arguments.rest()) + ".");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(lifeline::close, "stop"));
        try {
            var preparation = new Preparation(home, terminal, lifeline);
            var settings = preparation.servers(new Overrides(home.workingFolder()).of(arguments, Set.of()));
            preparation.remember(settings);
            terminal.line("ready servers (" + settings.get("data") + ")");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifeline.close();
        }
    }
}
