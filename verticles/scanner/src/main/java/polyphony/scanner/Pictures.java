package polyphony.scanner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import polyphony.scanner.tags.TagReader;

/** Chooses covers. A picture is taken only after its header said that it is small enough to be decoded by others. */
final class Pictures {
    static final int BYTES_MAX = 10 * 1024 * 1024;
    static final long PIXELS_MAX = 25_000_000;

    private final Path originals;
    private final TagReader tagReader;

    /** @param artwork the folder for pictures; embedded ones are saved in {@code originals} below */
    Pictures(Path artwork, TagReader tagReader) {
        this.originals = artwork.resolve("originals");
        this.tagReader = tagReader;
    }

    /** The best picture file of a folder; {@code refused} hears of files that are no use, and why. */
    Optional<Artwork> cover(Path root, DiskFolder folder, BiConsumer<String, String> refused) {
        List<DiskFile> candidates = folder.covers().stream()
                .sorted(Comparator.comparingInt((DiskFile file) -> FileKind.coverRank(file.name()))
                        .thenComparing(DiskFile::name))
                .toList();
        for (var candidate : candidates) {
            String path = folder.pathOf(candidate.name());
            Path file = root.resolve(path);
            var reason = candidate.sizeBytes() > BYTES_MAX ? tooManyBytes() : null;
            try {
                byte[] bytes = reason == null ? Files.readAllBytes(file) : new byte[0];
                reason = reason == null ? refusal(bytes) : reason;
                if (reason == null) {
                    return Optional.of(new Artwork(id(bytes), file.toString()));
                }
            } catch (IOException e) {
                reason = "The picture cannot be read.";
            }
            refused.accept(path, reason);
        }
        return Optional.empty();
    }

    /** The picture inside an audio file, saved once for all files that hold the same. */
    Optional<Artwork> embedded(Path file, String path, BiConsumer<String, String> refused) {
        var picture = tagReader.picture(file);
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        String reason = refusal(picture.get());
        if (reason == null) {
            String id = id(picture.get());
            try {
                save(id, picture.get());
                return Optional.of(new Artwork(id, null));
            } catch (IOException e) {
                reason = "The picture inside the file cannot be saved below " + originals + ": " + e.getMessage();
            }
        }
        refused.accept(path, reason);
        return Optional.empty();
    }

    private void save(String id, byte[] bytes) throws IOException {
        Path target = originals.resolve(id);
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(originals);
        Path draft = Files.createTempFile(originals, "draft-", ".tmp");
        try {
            Files.write(draft, bytes);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Why a picture is not taken, or null. */
    private static String refusal(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return tooManyBytes();
        }
        var header = ImageHeader.of(bytes);
        if (header.isEmpty()) {
            return "The picture is none that is known (JPEG, PNG, WebP, GIF, BMP).";
        }
        return header.get().pixels() <= PIXELS_MAX
                ? null
                : "The picture has " + header.get().width() + " x "
                        + header.get().height() + " pixels; at most 25 million are taken.";
    }

    private static String tooManyBytes() {
        return "The picture is larger than 10 MiB.";
    }

    private static String id(byte[] bytes) {
        var sha = Fingerprint.sha256();
        sha.update(bytes);
        return "pic-" + Fingerprint.hex(sha);
    }
}
