package polyphony.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import polyphony.launcher.servers.KafkaDist;

/**
 * Where this Polyphony stands and what it was started with.
 *
 * @param dist the folder with {@code lib/} and {@code kafka/}
 * @param conf the folder with the settings' files
 * @param java the Java program that runs this
 */
record Home(Path dist, Path conf, Path java, Path workingFolder, Map<String, String> environment) {
    static Home ofProcess() {
        return new Home(
                Path.of(System.getProperty("polyphony.dist", ".")).toAbsolutePath(),
                Path.of(System.getProperty("polyphony.conf", "conf")).toAbsolutePath(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of("").toAbsolutePath(),
                System.getenv());
    }

    KafkaDist kafka() {
        var newArchive = Optional.ofNullable(System.getProperty("polyphony.kafka.archive"))
                .map(Path::of);
        return new KafkaDist(java, dist.resolve("kafka"), newArchive);
    }
}
