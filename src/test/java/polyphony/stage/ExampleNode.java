package polyphony.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts nodes of {@code conf/examples/three-nodes}, in processes of their own, as their systemd units start them. */
public final class ExampleNode {
    private ExampleNode() {}

    /**
     * Starts without waiting.
     *
     * @param number of the node in the example, from 1
     * @param other variables that win over those of the example: this machine is another one
     */
    public static Joined start(int number, Map<String, String> other) {
        Path example = Path.of(System.getProperty("polyphony.root")).resolve("conf/examples/three-nodes");
        List<String> words = new ArrayList<>(List.of("run"));
        Map<String, String> environment = new HashMap<>(CommandLine.AS_BUILT);
        try {
            for (String line : Files.readAllLines(example.resolve("node-" + number + ".env"))) {
                if (line.startsWith("SERVICES=")) {
                    words.addAll(
                            Arrays.asList(line.substring("SERVICES=".length()).split(" ", -1)));
                } else if (line.contains("=")) {
                    String[] pair = line.split("=", 2);
                    environment.put(pair[0], pair[1]);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        words.addAll(List.of("--conf", example.toString()));
        environment.putAll(other);
        return Joined.launch(CommandLine.of(words.toArray(String[]::new)), environment);
    }
}
