package polyphony.launcher.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.function.Supplier;

/** The folder named by {@code --data}. One process at a time owns it: a lock that the system drops with the process says which. */
public final class DataFolder implements AutoCloseable {
    private static final String OWNER_ONLY_FOLDER = "rwx------";
    private static final String OWNER_ONLY_FILE = "rw-------";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws Refused when the folder cannot be written, or another process owns it */
    public static DataFolder open(Path wanted) {
        try {
            Files.createDirectories(wanted);
            var root = wanted.toRealPath();
            var channel = FileChannel.open(
                    root.resolve("lock"),
                    EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            if (lockOf(channel) == null) {
                var owner = ownerNamedIn(channel);
                channel.close();
                throw new Refused("The data folder " + root + " is in use by another Polyphony" + owner
                        + ". Stop that one, or choose another folder with --data.");
            }
            write(channel, Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new Refused("The data folder " + wanted + " cannot be used", e);
        }
    }

    public Path root() {
        return root;
    }

    /** A folder below, readable by its owner alone, made when it is not there. */
    public Path folder(String name) {
        try {
            var folder = root.resolve(name);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY_FOLDER)));
            }
            return folder;
        } catch (IOException e) {
            throw new Refused("The data folder " + root + " cannot be written", e);
        }
    }

    /** What the named file under {@code secrets/} holds; the first time, what {@code fresh} makes. */
    public String secret(String name, Supplier<String> fresh) {
        var file = folder("secrets").resolve(name);
        try {
            if (!Files.exists(file)) {
                writePrivate(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Refused("The secret " + file + " cannot be read", e);
        }
    }

    /** Writes a file that its owner alone can read, whole or not at all. */
    public static void writePrivate(Path file, String content) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY_FILE)));
        Files.writeString(half, content);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        }
    }

    private static String ownerNamedIn(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }
}
