package polyphony.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import polyphony.launcher.library.GenerateLibrary;
import polyphony.launcher.servers.Bundle;
import polyphony.launcher.servers.Platform;
import polyphony.launcher.servers.Programs;
import polyphony.launcher.servers.Refused;
import polyphony.launcher.servers.Trees;

/** {@code generate-library DIR [--tracks N] [--size BYTES] [--seed N]}: a large library to measure with. */
final class Generate {
    private static final Set<String> OPTIONS = Set.of("tracks", "size", "seed");
    private static final int TRACKS_MAX = 1_000_000;
    private static final int BYTES_MIN = 8_000;
    private static final int BYTES_MAX = 2_000_000;

    private final Home home;
    private final Terminal terminal;

    Generate(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    void run(Arguments arguments) {
        if (arguments.rest().size() != 1
                || !OPTIONS.containsAll(arguments.options().keySet())) {
            throw new Refused("usage: scripts/generate-library DIR [--tracks N] [--size BYTES] [--seed N]");
        }
        var tracks = number(arguments, "tracks", 20_000, 1, TRACKS_MAX);
        var bytes = number(arguments, "size", 28_000, BYTES_MIN, BYTES_MAX);
        var seed = number(arguments, "seed", 1, 0, Integer.MAX_VALUE);
        var folder = home.workingFolder().resolve(arguments.rest().get(0));
        try {
            var programs = Files.createTempDirectory("programs");
            var platform = Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
            var ffmpeg = new Programs(new Bundle(programs), platform).ffmpeg();
            GenerateLibrary.write(folder, ffmpeg, tracks, bytes, seed, terminal);
            Trees.delete(programs);
        } catch (IOException e) {
            throw new Refused("There is no place for temporary files", e);
        }
    }

    private static int number(Arguments arguments, String name, int otherwise, int min, int max) {
        var text = arguments.option(name).orElse(Integer.toString(otherwise));
        try {
            var number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new Refused("--" + name + " must be a number from " + min + " to " + max + ", not " + text + ".");
    }
}
