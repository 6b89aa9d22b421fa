package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.CatalogImport.Folder;
import polyphony.shared.contract.CatalogImport.FolderPart;

/** The catalog over the bus. A catalog that is away for a while (a restart, a database that is down) is waited for. */
final class BusLibrary implements Library {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int GONE_PAGE = 200;
    private static final int GONE_CHARACTERS_MAX = 50_000;
    private static final int TRIES_MAX = 40;
    private static final long WAIT_MS_MAX = 5_000;

    private final Vertx vertx;
    private final Bus bus;

    BusLibrary(Vertx vertx, Bus bus) {
        this.vertx = vertx;
        this.bus = bus;
    }

    @Override
    public Future<List<Folder>> folders(String root) {
        return folders(root, null, new ArrayList<>());
    }

    private Future<List<Folder>> folders(String root, String after, List<Folder> sofar) {
        return patiently(() -> ask(CatalogImport.FOLDERS, new CatalogImport.ListFolders(root, after, PAGE)))
                .compose(page -> {
                    sofar.addAll(page.folders());
                    return page.next() == null ? Future.succeededFuture(sofar) : folders(root, page.next(), sofar);
                });
    }

    @Override
    public Future<List<String>> files(String root, String folder) {
        return files(root, folder, null, new ArrayList<>());
    }

    private Future<List<String>> files(String root, String folder, String after, List<String> sofar) {
        return patiently(() -> ask(CatalogImport.FILES, new CatalogImport.ListFiles(root, folder, after, PAGE)))
                .compose(page -> {
                    sofar.addAll(page.names());
                    return page.next() == null
                            ? Future.succeededFuture(sofar)
                            : files(root, folder, page.next(), sofar);
                });
    }

    @Override
    public Future<Void> forget(String root, List<String> paths) {
        Future<Void> told = Future.succeededFuture();
        for (var page : pages(paths)) {
            told = told.compose(before -> patiently(() -> ask(CatalogImport.GONE, new CatalogImport.Gone(root, page)))
                    .mapEmpty());
        }
        return told;
    }

    /** Paths may be long, and a body on the bus is not. */
    static List<List<String>> pages(List<String> paths) {
        var pages = new ArrayList<List<String>>();
        var page = new ArrayList<String>();
        int characters = 0;
        for (String path : paths) {
            if (page.size() == GONE_PAGE || characters > GONE_CHARACTERS_MAX) {
                pages.add(page);
                page = new ArrayList<>();
                characters = 0;
            }
            page.add(path);
            characters += path.length();
        }
        if (!page.isEmpty()) {
            pages.add(page);
        }
        return pages;
    }

    @Override
    public Future<Void> take(FolderPart part) {
        return patiently(() -> ask(CatalogImport.FOLDER, part)).mapEmpty();
    }

    private <Q, A> Future<A> ask(polyphony.shared.bus.Ask<Q, A> ask, Q question) {
        return bus.ask(ask, question, bus.asService("scanner", PATIENCE));
    }

    private <A> Future<A> patiently(Supplier<Future<A>> asking) {
        return patiently(asking, 1);
    }

    private <A> Future<A> patiently(Supplier<Future<A>> asking, int attempt) {
        return asking.get().recover(cause -> {
            boolean away = Failure.of(cause).kind() == Failure.Kind.UNAVAILABLE;
            if (!away || attempt >= TRIES_MAX) {
                return Future.failedFuture(cause);
            }
            long waitMs = Math.min(WAIT_MS_MAX, 100L << Math.min(attempt, 10));
            return vertx.timer(waitMs, TimeUnit.MILLISECONDS).compose(waited -> patiently(asking, attempt + 1));
        });
    }
}
