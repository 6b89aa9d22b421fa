package polyphony.launcher.servers;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts every child from one thread that lives as long as this process: the "parent's death" that a child can ask to be told
 * of is, to the kernel, the death of the thread that started it.
 */
final class Spawner implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Spawner::named);

    Process start(ProcessBuilder builder) throws IOException {
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** To be closed after the last child has gone. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private static Thread named(Runnable work) {
        var thread = new Thread(work, "children");
        thread.setDaemon(true);
        return thread;
    }
}
