package polyphony.shared.node;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A folder that one process has for itself, {@code DATA/nodes/N}: two must not write one index or cache. It is found again
 * after a restart, when nobody else took it; a lock that the system drops with the process says so.
 */
final class OwnFolder implements AutoCloseable {
    private static final int PROCESSES_MAX = 64;

    private final Path path;
    private final FileChannel lock;

    private OwnFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** The first that is free. */
    static OwnFolder below(Path data) {
        try {
            for (int number = 1; number <= PROCESSES_MAX; number++) {
                Path path = data.resolve("nodes").resolve(Integer.toString(number));
                Files.createDirectories(path);
                FileChannel channel =
                        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(channel)) {
                    return new OwnFolder(path, channel);
                }
                channel.close();
            }
        } catch (IOException unusable) {
            throw new Problems.Unfit(List.of("the data folder " + data + " cannot be written: " + unusable));
        }
        throw new Problems.Unfit(List.of(
                PROCESSES_MAX + " processes use the data folder " + data + " already; choose another one with --data"));
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException gone) {
            // The lock goes with the process.
        }
    }
}
