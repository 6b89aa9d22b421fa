package polyphony.scanner;

import io.vertx.core.WorkerExecutor;
import java.util.function.Supplier;

/** What every scan works with. */
record Tools(
        Library library,
        UnitReader unitReader,
        WorkerExecutor workers,
        Walk.FolderListener listener,
        Supplier<String> newScanId) {}
