package polyphony.scanner;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import polyphony.scanner.tags.Ffmpeg;
import polyphony.scanner.tags.TagReader;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Status;

/** A scanner with real files, and a catalog in memory. */
final class ScanStage implements AutoCloseable {
    static final Caller ADMIN =
            new Caller(new Identity(null, "test", false, Long.MAX_VALUE), "", Long.MAX_VALUE, "test");

    final Path place;
    final Path root;

    final MemoryLibrary library = new MemoryLibrary();
    final List<Status> announced = new ArrayList<>();
    final Ffmpeg ffmpeg;
    final Vertx vertx = Vertx.vertx();
    ScannerService service;
    int cancelledElsewhere;

    ScanStage(Path place) throws IOException {
        this.place = place;
        this.ffmpeg = new Ffmpeg();
        this.root = Files.createDirectories(place.resolve("music"));
        this.service = service(root);
    }

    /** A scanner that remembers nothing, with the same catalog. */
    void restart(Path... roots) {
        service = service(roots);
    }

    @Override
    public void close() {
        vertx.close().timeout(10, TimeUnit.SECONDS).await();
    }

    private ScannerService service(Path... roots) {
        var tagReader = new TagReader();
        var unitReader = new UnitReader(tagReader, new Pictures(place.resolve("data/artwork"), tagReader));
        var workers = vertx.createSharedWorkerExecutor("scan-test", 1);
        var tools = new Tools(library, unitReader, workers, folder -> {}, () -> "scan-" + System.nanoTime());
        return new ScannerService(
                List.of(roots), tools, new Turn(vertx), Clock.systemUTC(), announced::add, () -> cancelledElsewhere++);
    }

    Path song(String path, String... tags) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        var options = new ArrayList<String>();
        for (String tag : tags) {
            options.addAll(List.of("-metadata", tag));
        }
        return ffmpeg.tone(file, 0.2, options.toArray(String[]::new));
    }

    Status scan(boolean full) {
        return scan(new Scanner.Start(full));
    }

    Status scan(Scanner.Start wish) {
        var scanned = Promise.<Void>promise();
        vertx.runOnContext(go -> service.scan(wish).onComplete(scanned));
        scanned.future().timeout(60, TimeUnit.SECONDS).await();
        return status();
    }

    Status status() {
        return service.status(new Scanner.GetStatus(), ADMIN).result();
    }

    List<String> titles() {
        return library.tracks().stream().map(ScannedTrack::title).sorted().toList();
    }
}
