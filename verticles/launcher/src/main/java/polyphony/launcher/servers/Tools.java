package polyphony.launcher.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The small tools of util-linux that make children well-behaved where they exist; nothing here is needed for them to run. */
final class Tools {
    private final List<Path> folders;

    /** @param path the value of the environment variable PATH */
    Tools(String path) {
        this.folders = List.of(path.split(":")).stream().map(Path::of).toList();
    }

    boolean has(String tool) {
        return folders.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(tool)));
    }

    /**
     * The command, in a session of its own and told to stop when this process dies.
     *
     * @param deathSignal the signal's name without SIG
     */
    List<String> wrapped(List<String> command, String deathSignal) {
        var wrapped = new ArrayList<String>();
        if (has("setsid")) {
            // Else a Ctrl-C at the terminal would reach the servers at once, while the services still use them.
            wrapped.add("setsid");
        }
        if (has("setpriv")) {
            wrapped.addAll(List.of("setpriv", "--pdeathsig", deathSignal));
        }
        wrapped.addAll(command);
        return wrapped;
    }
}
