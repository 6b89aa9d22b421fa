package polyphony.launcher.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the servers need to know about the machine they start on. */
public record Machine(DataFolder data, Ports ports, Programs programs, Tools tools, boolean root) {
    private static final long PROBE_SECONDS = 20;

    public static Machine of(DataFolder data, Ports ports, Programs programs, String path) {
        return new Machine(
                data, ports, programs, new Tools(path), owner(data.root().resolve("lock")) == 0);
    }

    /** What to put before a command that refuses to run as root. */
    public List<String> asOrdinaryUser() {
        if (!root) {
            return List.of();
        }
        if (tools.has("unshare") && succeeds(List.of("unshare", "-U", "true"))) {
            return List.of("unshare", "-U");
        }
        throw new Refused(
                "PostgreSQL refuses to run as root, and this machine does not allow user namespaces"
                        + " (unshare -U fails). Start Polyphony as an ordinary user, or set postgres.uri to a server of your own.");
    }

    private static boolean succeeds(List<String> command) {
        try {
            var probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int owner(Path file) {
        try {
            return (int) Files.getAttribute(file, "unix:uid");
        } catch (IOException | UnsupportedOperationException unknown) {
            return -1;
        }
    }
}
