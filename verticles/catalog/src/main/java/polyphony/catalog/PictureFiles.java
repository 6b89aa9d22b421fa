package polyphony.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog.Picture;

/** The picture files: originals that scanners saved, and the smaller ones made of them. Catalogues share them. Blocks. */
final class PictureFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFiles.class);
    private static final long PIXELS_MAX = 25_000_000;
    private static final long BYTES_MAX = 10L * 1024 * 1024;
    /** A JPEG no larger than what we would make of it is used as it is. */
    private static final long SMALL_BYTES_MAX = 150_000;

    private final Path originals;
    private final Path cache;

    /** @param made whether {@code picture} is a file of the cache */
    record Result(Picture picture, boolean made) {}

    /** A file that an earlier run made. */
    record Found(String key, Picture picture) {}

    PictureFiles(Path artwork) {
        this.originals = artwork.resolve("originals");
        this.cache = artwork.resolve("cache");
    }

    /** What earlier runs made, longest unused first. */
    List<Found> found() throws IOException {
        Files.createDirectories(cache);
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted(Comparator.comparing(PictureFiles::modified))
                    .toList();
            List<Found> found = new ArrayList<>();
            for (Path file : sorted) {
                String name = file.getFileName().toString();
                String key = name.substring(0, name.length() - ".jpg".length());
                found.add(new Found(key, made(key, file)));
            }
            return found;
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    /** The original that a scanner took out of an audio file. */
    Optional<Path> original(String id) {
        Path file = originals.resolve(id);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    boolean isThere(Picture picture) {
        return Files.isRegularFile(Path.of(picture.file()));
    }

    void delete(List<String> files) {
        for (String file : files) {
            try {
                Files.deleteIfExists(Path.of(file));
            } catch (IOException stuck) {
                LOG.warn("{} cannot be deleted: {}", file, stuck.toString());
            }
        }
    }

    /** The picture in this step of the ladder; the original when it is small enough, or nothing can be made of it. */
    Result picture(String id, int step, Path source) throws IOException {
        ImageHeader header = ImageHeader.read(source).orElseThrow(() -> Failure.notFound("picture " + id));
        long sizeBytes = Files.size(source);
        Picture original = new Picture(
                source.toString(), header.format().contentType(), sizeBytes, id + '-' + Long.toHexString(sizeBytes));
        if (step == Ladder.ORIGINAL || !header.format().isDecoded() || isSmall(header, sizeBytes, step)) {
            return new Result(original, false);
        }
        if (header.pixels() > PIXELS_MAX || sizeBytes > BYTES_MAX) {
            throw new Failure(Failure.Kind.NOT_FOUND, "picture " + id + " is too large to be shown");
        }
        String key = PictureCache.key(id, step);
        Path target = cache.resolve(key + ".jpg");
        try {
            make(source, header, step, target);
            return new Result(made(key, target), true);
        } catch (IOException broken) {
            LOG.info("picture {} goes out as it is: {}", id, broken.getMessage());
            return new Result(original, false);
        }
    }

    private static boolean isSmall(ImageHeader header, long sizeBytes, int step) {
        return header.format() == ImageHeader.Format.JPEG
                && Math.max(header.width(), header.height()) <= step
                && sizeBytes <= SMALL_BYTES_MAX;
    }

    private void make(Path source, ImageHeader header, int step, Path target) throws IOException {
        Files.createDirectories(cache);
        Path fresh = Files.createTempFile(cache, "making", ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                Thumbnail.make(source, header, step, out);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Picture made(String key, Path file) throws IOException {
        long sizeBytes = Files.size(file);
        return new Picture(file.toString(), "image/jpeg", sizeBytes, key + '-' + Long.toHexString(sizeBytes));
    }
}
