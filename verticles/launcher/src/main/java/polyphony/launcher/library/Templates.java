package polyphony.launcher.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import polyphony.launcher.demo.Piece;

/** Encodes the one short piece of each format. */
final class Templates {
    private static final long ENCODE_SECONDS_MAX = 300;

    private final Path ffmpeg;
    private final long seed;

    Templates(Path ffmpeg, long seed) {
        this.ffmpeg = ffmpeg;
        this.seed = seed;
    }

    /** @param bytes about how large the files will be */
    Map<Format, Template> encode(int bytes) throws IOException {
        var templates = new EnumMap<Format, Template>(Format.class);
        var folder = Files.createTempDirectory("templates");
        var wav = folder.resolve("piece.wav");
        for (var format : Format.values()) {
            Files.write(wav, Piece.wav(seed, format.seconds(bytes)));
            var encoded = folder.resolve("piece." + format.ending());
            run(format, wav, encoded);
            templates.put(format, format.template(Files.readAllBytes(encoded)));
            Files.delete(encoded);
        }
        Files.delete(wav);
        Files.delete(folder);
        return templates;
    }

    private void run(Format format, Path wav, Path encoded) throws IOException {
        var command = new ArrayList<>(List.of(ffmpeg.toString(), "-v", "error", "-nostdin", "-i", wav.toString()));
        command.addAll(format.encoding());
        command.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", encoded.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(ENCODE_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("ffmpeg cannot encode " + format.ending());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
