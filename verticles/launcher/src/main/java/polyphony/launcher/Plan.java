package polyphony.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import polyphony.launcher.servers.Refused;
import polyphony.shared.node.Settings;
import polyphony.shared.node.Share;

/**
 * How to run an artifact. {@code scripts/polyphony} reads it and becomes that process, so that a signal or a supervisor meets
 * the service itself and nothing in between. Settings go by the environment: others of this machine can read a command line.
 */
record Plan(Path jar, Path conf, Share share, Map<String, String> settings) {
    /** Where the script reads it: no file, but an end of a pipe, as there are passwords in it. */
    void write() {
        var reader = System.getProperty("polyphony.plan");
        if (reader == null) {
            throw new Refused("An artifact is run by scripts/polyphony, or by itself: java -jar " + jar);
        }
        try {
            Files.writeString(Path.of(reader), text());
        } catch (IOException e) {
            throw new Refused(reader + " cannot be written", e);
        }
    }

    /** Words, each with what it is for, and with a zero character after each. */
    String text() {
        return words().map(word -> word + '\0').collect(Collectors.joining());
    }

    private Stream<String> words() {
        var arguments = List.of(
                "--conf",
                conf.toString(),
                "--instances",
                Integer.toString(share.instances()),
                "--weight",
                Integer.toString(share.weight()));
        return Stream.of(
                        Stream.of("jar=" + jar),
                        arguments.stream().map(argument -> "arg=" + argument),
                        settings.entrySet().stream()
                                .map(set -> "env=" + Settings.variable(set.getKey()) + '=' + set.getValue()))
                .flatMap(words -> words);
    }
}
