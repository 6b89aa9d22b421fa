package polyphony.shared.node;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;

/** The cluster's key for signed identities: 32 random bytes in a file that only its owner can read. */
public final class IdentityKey {
    private static final int BYTES = 32;

    private IdentityKey() {}

    /**
     * A key that all nodes of a cluster must have. The first node makes it; one that joins others and made its own would
     * understand nobody.
     *
     * @throws Problems.Unfit when this node joins others and the key is not there
     */
    public static byte[] of(CommonSettings common, Path file) {
        if (!common.cluster().members().isEmpty() && !Files.exists(file)) {
            throw new Problems.Unfit(List.of("the cluster's key " + file + " is not there: copy " + file.getFileName()
                    + " from the keys of a node of the cluster, or, for the first node of all, make it with"
                    + " head -c " + BYTES + " /dev/urandom > " + file));
        }
        return readOrMake(file);
    }

    /** The key in the file, which is made when it is not there yet. Blocks: call it before the event loops start. */
    public static byte[] readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length < BYTES) {
                throw new Problems.Unfit(List.of(file + " must hold at least " + BYTES + " bytes"));
            }
            return key;
        } catch (IOException unusable) {
            throw new Problems.Unfit(List.of("the key file " + file + " cannot be used: " + unusable.getMessage()));
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", ownerOnly);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.write(fresh, key);
        try {
            // A link, not a move: of two processes that start at once, the first wins and the other takes its key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException taken) {
            // The other process's key is the key.
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException noLinks) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
