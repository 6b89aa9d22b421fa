package polyphony.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line as people call it, but that it uses what is built. */
final class CommandLine {
    static final Map<String, String> AS_BUILT = Map.of("POLYPHONY_NO_BUILD", "1");

    private CommandLine() {}

    static List<String> of(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("polyphony.root"), "scripts", "polyphony")
                .toString());
        command.addAll(List.of(words));
        return command;
    }

    /** The same with the data folder of a stage. */
    static List<String> on(Path data, String... words) {
        List<String> command = of(words);
        command.addAll(List.of("--data", data.toString()));
        return command;
    }

    /** What a command says that ends by itself. Fails with it when the command fails. */
    static String said(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(AS_BUILT);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Stage.awaitEnd(process);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
