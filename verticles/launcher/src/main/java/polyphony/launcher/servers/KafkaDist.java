package polyphony.launcher.servers;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the broker's own class path stands.
 *
 * @param java the program that runs it
 * @param folder the folder with its jars
 * @param newArchive where to save the loaded classes when the broker ends; only asked for once after a build
 */
public record KafkaDist(Path java, Path folder, Optional<Path> newArchive) {
    private static final String JAR = "launcher-kafka-0.1.0.jar";

    Path jar() {
        return folder.resolve(JAR);
    }

    /** Classes as they lie in memory, saved once after the build: the broker starts in half the time. */
    Path archive() {
        return folder.resolve("classes.jsa");
    }
}
