package polyphony.scanner.tags;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes real audio files with the ffmpeg that Polyphony brings along. */
public final class Ffmpeg {
    private static final String BINARY = "/ws/schild/jave/nativebin/ffmpeg-amd64";

    private final Path binary;

    public Ffmpeg() throws IOException {
        binary = Path.of("target", "test-ffmpeg").toAbsolutePath();
        if (!Files.isExecutable(binary)) {
            Path draft = Files.createTempFile(binary.getParent(), "ffmpeg", ".tmp");
            try (InputStream packed = Ffmpeg.class.getResourceAsStream(BINARY)) {
                Files.copy(packed, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            draft.toFile().setExecutable(true);
            Files.move(draft, binary, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A tone of so many seconds; the format follows from the file's name and the options. */
    public Path tone(Path file, double seconds, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=440:sample_rate=44100:d=" + seconds));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return run(file, arguments);
    }

    /** A picture of one colour. */
    public Path picture(Path file, int width, int height, String colour) throws IOException {
        return run(
                file,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=" + colour + ":s=" + width + "x" + height,
                        "-frames:v",
                        "1",
                        file.toString()));
    }

    private Path run(Path file, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(binary.toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.getInputStream()) {
            String text = new String(said.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("ffmpeg " + arguments + ": " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return file;
    }
}
