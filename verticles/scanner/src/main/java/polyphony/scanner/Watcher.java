package polyphony.scanner;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from the operating system that something below the music folders changed. */
final class Watcher implements Walk.FolderListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    private final WatchService service;
    private final Map<Path, WatchKey> watched = new ConcurrentHashMap<>();
    private volatile boolean exhausted;

    private Watcher(WatchService service) {
        this.service = service;
        this.exhausted = service == null;
    }

    static Watcher start() {
        try {
            return new Watcher(FileSystems.getDefault().newWatchService());
        } catch (IOException e) {
            LOG.warn("folders cannot be watched here, so they are looked at from time to time: {}", e.getMessage());
            return new Watcher(null);
        }
    }

    /** True when some folder could not be watched: then only a scan finds what changed in it. */
    boolean isExhausted() {
        return exhausted;
    }

    @Override
    public void entering(Path folder) {
        if (service != null && !exhausted && !watched.containsKey(folder)) {
            try {
                watched.put(folder, folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY));
            } catch (ClosedWatchServiceException stopping) {
                exhausted = true;
            } catch (IOException limitReached) {
                exhausted = true;
                LOG.warn("not all folders can be watched: {}", limitReached.getMessage());
            }
        }
    }

    /** Whether anything changed since the last call. Never waits. */
    boolean poll() {
        boolean changed = false;
        WatchKey key = service == null ? null : service.poll();
        while (key != null) {
            for (var event : key.pollEvents()) {
                changed |= matters(event);
                forget(key, event);
            }
            if (!key.reset()) {
                watched.remove((Path) key.watchable(), key);
            }
            key = service.poll();
        }
        return changed;
    }

    /** Hidden names are those of files that are being copied; an overflow has no name and matters. */
    private static boolean matters(WatchEvent<?> event) {
        return !(event.context() instanceof Path name && name.toString().startsWith("."));
    }

    /** A folder that was renamed keeps its watch under the old name, which may soon be another folder's. */
    private void forget(WatchKey key, WatchEvent<?> event) {
        if (event.kind() == ENTRY_DELETE && event.context() instanceof Path name) {
            Path left = ((Path) key.watchable()).resolve(name);
            if (watched.containsKey(left)) {
                watched.entrySet().removeIf(entry -> {
                    boolean below = entry.getKey().startsWith(left);
                    if (below) {
                        entry.getValue().cancel();
                    }
                    return below;
                });
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
    }
}
