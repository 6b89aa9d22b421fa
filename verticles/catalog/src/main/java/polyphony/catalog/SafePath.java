package polyphony.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The only way to a file of a music folder. Blocks. */
final class SafePath {
    private SafePath() {}

    /**
     * The real path of a readable file, when it lies below the root even after every symbolic link was followed.
     *
     * @param file absolute, or relative to the root
     */
    static Optional<Path> below(String root, String file) {
        try {
            Path realRoot = Path.of(root).toRealPath();
            Path real = realRoot.resolve(file).toRealPath();
            boolean fit = real.startsWith(realRoot) && Files.isRegularFile(real) && Files.isReadable(real);
            return fit ? Optional.of(real) : Optional.empty();
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
