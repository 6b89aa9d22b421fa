package polyphony.launcher.servers;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Starts every child from one thread that lives as long as this process: the "parent's death" that a child can ask to be told
 * of is, to the kernel, the death of the thread that started it.
 */
final class Spawner implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Spawner::named);

    private final List<Process> children = new CopyOnWriteArrayList<>();

    Process start(ProcessBuilder builder) throws IOException {
        try {
            var child = thread.submit(builder::start).get();
            children.add(child);
            return child;
        } catch (RejectedExecutionException e) {
            throw new IOException("stopped while starting", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** To be closed last: whoever still runs was caught in the middle of its start, and has nothing to lose yet. */
    @Override
    public void close() {
        thread.shutdown();
        children.forEach(Process::destroyForcibly);
    }

    private static Thread named(Runnable work) {
        var thread = new Thread(work, "children");
        thread.setDaemon(true);
        return thread;
    }
}
