package polyphony.streaming;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;

/** The ffmpeg program: the operator's, or the one that comes with Polyphony. */
final class Ffmpeg {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);
    private static final String RESOURCE = "/ws/schild/jave/nativebin/ffmpeg-";
    private static final String NAME = "ffmpeg-4.4.1";
    private static final long ANSWER_SECONDS_MAX = 20;

    private final Path program;
    private final Optional<Path> nice;

    private Ffmpeg(Path program, Optional<Path> nice) {
        this.program = program;
        this.nice = nice;
    }

    /**
     * Finds the program, unpacks it when need be, and sees that it answers. Blocks.
     *
     * @param path the operator's, or empty
     * @param folder where the unpacked one is kept from one start to the next
     * @throws Failure UNAVAILABLE with the reason when there is none that works
     */
    static Ffmpeg find(String path, Path folder) {
        try {
            Path program = path == null || path.isBlank() ? unpacked(folder) : Path.of(path);
            long before = System.nanoTime();
            String version = version(program);
            long tookMs = (System.nanoTime() - before) / 1_000_000;
            LOG.info("{} answered within {} ms", version, tookMs);
            return new Ffmpeg(program, onPath("nice"));
        } catch (IOException unusable) {
            throw Failure.unavailable("nothing can be transcoded on this node: " + unusable.getMessage());
        }
    }

    /** The command with these arguments, behind everything else that wants a processor. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        nice.ifPresent(tool -> command.addAll(List.of(tool.toString(), "-n", "10")));
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private static Path unpacked(Path folder) throws IOException {
        String machine = System.getProperty("os.arch");
        URL resource = Ffmpeg.class.getResource(RESOURCE + machine);
        if (resource == null) {
            throw new IOException("no ffmpeg comes along for " + machine + "; set ffmpeg.path");
        }
        Path target = folder.resolve(NAME);
        var packed = resource.openConnection();
        packed.setUseCaches(false);
        try (InputStream in = packed.getInputStream()) {
            // A copy that was cut short is shorter; it is made under another name, so that is only seen after a full
            // disk.
            if (Files.exists(target) && Files.size(target) == packed.getContentLengthLong()) {
                return target;
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, NAME, ".new");
            try {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return target;
        }
    }

    private static String version(Path program) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-nostdin", "-version")
                .redirectErrorStream(true)
                .start();
        CompletableFuture.delayedExecutor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readNBytes(4_096), StandardCharsets.UTF_8);
            if (!process.waitFor(ANSWER_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(program + " does not work");
            }
            return said.lines().findFirst().orElse("ffmpeg");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the node is stopping", stopping);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Path> onPath(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return List.of(path.split(":")).stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
