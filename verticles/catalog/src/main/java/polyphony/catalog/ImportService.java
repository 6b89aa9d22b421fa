package polyphony.catalog;

import io.vertx.core.Future;
import java.util.function.Supplier;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.CatalogImport;

/**
 * What scanners tell. One part is written at a time: parts would wait for one another in the database anyway, and there
 * each of them would hold a connection that listeners need.
 */
final class ImportService {
    private static final int WAITING_MAX = 200;

    private final CatalogStore store;
    private final Supplier<Library> library;
    private final Runnable changed;
    private final int tracksMax;
    private Future<?> last = Future.succeededFuture();
    private int waiting;

    /**
     * @param changed called when others would see something new
     * @param tracksMax how many tracks the library in memory may hold
     */
    ImportService(CatalogStore store, Supplier<Library> library, Runnable changed, int tracksMax) {
        this.store = store;
        this.library = library;
        this.changed = changed;
        this.tracksMax = tracksMax;
    }

    Future<CatalogImport.Folders> folders(CatalogImport.ListFolders wish, Caller caller) {
        requireService(caller);
        return store.folders(wish);
    }

    Future<CatalogImport.Files> files(CatalogImport.ListFiles wish, Caller caller) {
        requireService(caller);
        return store.files(wish);
    }

    Future<Done> gone(CatalogImport.Gone gone, Caller caller) {
        requireService(caller);
        return inTurn(caller, () -> store.tombstone(gone));
    }

    Future<Done> folder(CatalogImport.FolderPart part, Caller caller) {
        requireService(caller);
        if (library.get().tracks().size() + part.tracks().size() > tracksMax) {
            throw Failure.conflict("the catalogue is full: catalog.readModelTracksMax allows " + tracksMax
                    + " tracks; raise it, and give the process a kilobyte of memory for each");
        }
        return inTurn(caller, () -> store.keep(part));
    }

    private Future<Done> inTurn(Caller caller, Supplier<Future<Boolean>> work) {
        if (waiting >= WAITING_MAX) {
            throw Failure.unavailable("too many parts of a scan are waiting");
        }
        waiting++;
        Future<Boolean> mine = last.otherwiseEmpty().compose(before -> {
            if (caller.remainingMs() <= 0) {
                return Future.failedFuture(Failure.unavailable("the part waited too long for its turn"));
            }
            return work.get();
        });
        last = mine;
        return mine.onComplete(ended -> waiting--)
                .onSuccess(anything -> {
                    if (anything) {
                        changed.run();
                    }
                })
                .map(Done.DONE);
    }

    private static void requireService(Caller caller) {
        if (!caller.identity().isService()) {
            throw Failure.forbidden("only services fill the catalogue");
        }
    }
}
