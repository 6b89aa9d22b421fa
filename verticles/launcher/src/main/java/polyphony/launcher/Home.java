package polyphony.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import polyphony.launcher.servers.KafkaDist;
import polyphony.launcher.servers.Refused;

/**
 * Where this Polyphony stands and what it was started with.
 *
 * @param dist the folder with {@code lib/} and {@code kafka/}
 * @param artifacts the folder with packed services
 * @param conf the folder with the settings' files
 * @param java the Java program that runs this
 */
record Home(Path dist, Path artifacts, Path conf, Path java, Path workingFolder, Map<String, String> environment) {
    /** The same with another folder of settings' files, which has to be there. */
    Home withConf(String folder) {
        var named = workingFolder.resolve(folder).normalize();
        if (!Files.isDirectory(named)) {
            throw new Refused("--conf names " + named + ", which is not a folder that can be read.");
        }
        return new Home(dist, artifacts, named, java, workingFolder, environment);
    }

    static Home ofProcess() {
        return new Home(
                Path.of(System.getProperty("polyphony.dist", ".")).toAbsolutePath(),
                Path.of(System.getProperty("polyphony.artifacts", "artifacts")).toAbsolutePath(),
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
