package polyphony.launcher.servers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;

/** A child's log: the file and one older file, together never more than twice the bound. */
final class BoundedLog implements AutoCloseable {
    static final long BYTES_MAX = 4L * 1024 * 1024;

    private static final int LAST_LINES = 5;

    private final Path file;
    private final long bytesMax;
    private final ArrayDeque<String> last = new ArrayDeque<>(LAST_LINES);
    private BufferedWriter writer;
    private long bytes;

    BoundedLog(Path file, long bytesMax) throws IOException {
        this.file = file;
        this.bytesMax = bytesMax;
        open();
    }

    synchronized void line(String text) throws IOException {
        if (bytes > bytesMax) {
            writer.close();
            open();
        }
        writer.write(text);
        writer.newLine();
        writer.flush();
        bytes += text.length() + 1L;
        remember(text);
    }

    /** The last few lines, for the sentence that says why a start failed. */
    synchronized String tail() {
        return String.join(" | ", last);
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    private void open() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        writer = Files.newBufferedWriter(file);
        bytes = 0;
    }

    private void remember(String text) {
        if (last.size() == LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(text);
    }
}
