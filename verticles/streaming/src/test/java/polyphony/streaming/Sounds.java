package polyphony.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real audio for tests: made, and decoded again, by the ffmpeg that comes with Polyphony. */
final class Sounds {
    private static final int RATE_HZ = 8_000;
    private static final int SAMPLE_BYTES = 2;

    /** Kept between tests, because unpacking it takes longer than all of them. */
    private static final Path FOLDER = Path.of("target", "bin").toAbsolutePath();

    private final Ffmpeg ffmpeg = Ffmpeg.find("", FOLDER);

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    /** Noise that hardly compresses, in stereo. */
    Path noise(Path file, int seconds) throws IOException {
        run(List.of(
                "-v",
                "error",
                "-nostdin",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=d=" + seconds + ":r=44100",
                "-ac",
                "2",
                file.toString()));
        return file;
    }

    /** How long the sound of a file is, by decoding all of it. */
    double seconds(Path file) throws IOException {
        byte[] samples = run(List.of(
                "-v",
                "error",
                "-nostdin",
                "-i",
                file.toString(),
                "-ac",
                "1",
                "-ar",
                Integer.toString(RATE_HZ),
                "-f",
                "s16le",
                "pipe:1"));
        return (double) samples.length / SAMPLE_BYTES / RATE_HZ;
    }

    private byte[] run(List<String> arguments) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(ffmpeg.command(arguments))).start();
        try (InputStream out = process.getInputStream();
                InputStream errors = process.getErrorStream()) {
            byte[] bytes = out.readAllBytes();
            String complaints = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0 || !complaints.isEmpty()) {
                throw new IOException(complaints);
            }
            return bytes;
        }
    }
}
