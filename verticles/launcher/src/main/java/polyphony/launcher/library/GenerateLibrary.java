package polyphony.launcher.library;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import polyphony.launcher.Terminal;
import polyphony.launcher.demo.Cover;
import polyphony.launcher.servers.Refused;

/** Writes a library of tagged tracks into an empty folder, an album at a time on every core. */
public final class GenerateLibrary {
    private static final int COVER_PIXELS = 500;
    private static final int TELL_EVERY = 500;

    private final Path folder;
    private final Map<Format, Template> templates;
    private final Terminal terminal;
    private final int total;
    private final long startedNanos;
    private final AtomicInteger written = new AtomicInteger();

    private GenerateLibrary(
            Path folder, Map<Format, Template> templates, Terminal terminal, int total, long startedNanos) {
        this.folder = folder;
        this.templates = templates;
        this.terminal = terminal;
        this.total = total;
        this.startedNanos = startedNanos;
    }

    /**
     * Writes the library.
     *
     * @param bytes about how large a file is
     * @param seed the same one gives the same library
     */
    public static void write(Path folder, Path ffmpeg, int tracks, int bytes, long seed, Terminal terminal) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new Refused(folder + " is not empty; a library is written into an empty folder only.");
                }
            }
            terminal.passing("encoding a piece in each format");
            var templates = new Templates(ffmpeg, seed).encode(bytes);
            var library = new GenerateLibrary(folder, templates, terminal, tracks, System.nanoTime());
            library.writeAll(seed);
        } catch (IOException | UncheckedIOException e) {
            throw new Refused("The library cannot be written to " + folder, e);
        }
    }

    private void writeAll(long seed) {
        var albums = new LibraryPlan(seed).albums(total);
        albums.parallelStream().forEach(this::write);
        terminal.line("%d tracks on %d albums in %.1f s".formatted(written.get(), albums.size(), seconds()));
    }

    private void write(PlannedAlbum album) {
        try {
            var random = new Random(album.seed());
            var albumFolder = Files.createDirectories(folder.resolve(album.folder()));
            ImageIO.write(cover(random), "jpg", albumFolder.resolve("cover.jpg").toFile());
            for (var track : album.tracks()) {
                var discFolder = album.discs() == 1 ? albumFolder : albumFolder.resolve("Disc " + track.disc());
                Files.createDirectories(discFolder);
                var name = "%02d %s".formatted(track.track(), LibraryPlan.fileName(track.title()));
                var file = discFolder.resolve(name + "." + album.format().ending());
                Files.write(file, templates.get(album.format()).file(track, random));
                tell(written.incrementAndGet());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage cover(Random random) {
        return new Cover(random.nextDouble(), random.nextLong(), COVER_PIXELS).paint();
    }

    private void tell(int count) {
        if (count % TELL_EVERY == 0) {
            terminal.passing(String.format(
                    Locale.ROOT, "%d of %d tracks, %.0f a second", count, total, count / Math.max(0.001, seconds())));
        }
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
