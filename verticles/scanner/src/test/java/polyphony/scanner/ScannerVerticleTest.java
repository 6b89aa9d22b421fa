package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.scanner.tags.Ffmpeg;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Done;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;
import polyphony.shared.bus.Identity;
import polyphony.shared.contract.CatalogImport;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Phase;
import polyphony.shared.contract.Scanner.Status;
import polyphony.shared.contract.UserId;

/** The scanner on the bus, with a catalog that answers there, and a disk that changes. */
class ScannerVerticleTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path place;

    private final Vertx vertx = Vertx.vertx();
    private final Identities identities = new Identities(Identities.keyOf("k".repeat(32)), Clock.systemUTC());
    private final Bus bus = Bus.alone(vertx, identities);
    private final MemoryLibrary library = new MemoryLibrary();
    private Ffmpeg ffmpeg;
    private Path root;

    /** Answers as the catalog does. */
    private final class CatalogVerticle extends VerticleBase {
        @Override
        public Future<?> start() {
            return Future.all(
                    bus.answer(
                            CatalogImport.FOLDERS,
                            (ask, caller) -> library.folders(ask.root())
                                    .map(folders -> new CatalogImport.Folders(folders, null))),
                    bus.answer(
                            CatalogImport.FILES,
                            (ask, caller) -> library.files(ask.root(), ask.folder())
                                    .map(names -> new CatalogImport.Files(names, null))),
                    bus.answer(
                            CatalogImport.GONE,
                            (ask, caller) ->
                                    library.forget(ask.root(), ask.paths()).map(Done.DONE)),
                    bus.answer(
                            CatalogImport.FOLDER,
                            (part, caller) -> library.take(part).map(Done.DONE)));
        }
    }

    @BeforeEach
    void make() throws IOException {
        ffmpeg = new Ffmpeg();
        root = Files.createDirectories(place.resolve("music"));
        ffmpeg.tone(Files.createDirectories(root.resolve("A")).resolve("one.mp3"), 0.2, "-metadata", "title=One");
    }

    @AfterEach
    void close() {
        vertx.close().timeout(10, TimeUnit.SECONDS).await();
    }

    private Future<String> deployScanner() {
        return vertx.deployVerticle(new ScannerVerticle(
                bus, Clock.systemUTC(), new ScannerSettings(1, 50, 60, 60), List.of(root), place.resolve("data")));
    }

    private <A> A now(Future<A> future) {
        return future.timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).await();
    }

    private Future<Status> announced(Predicate<Status> wanted) {
        Promise<Status> heard = Promise.promise();
        now(bus.hear(Scanner.PROGRESS, status -> {
            if (wanted.test(status)) {
                heard.tryComplete(status);
            }
        }));
        return heard.future();
    }

    private Caller service() {
        return bus.asService("test", Duration.ofSeconds(PATIENCE_SECONDS));
    }

    private List<String> titles() {
        var titles = new ArrayList<String>();
        library.tracks().forEach(track -> titles.add(track.title()));
        return titles.stream().sorted().toList();
    }

    @Test
    void it_scans_at_the_start_and_then_whenever_the_disk_changes() throws IOException {
        now(vertx.deployVerticle(new CatalogVerticle()));
        var first = announced(status -> status.phase() == Phase.DONE);
        now(deployScanner());
        now(first);
        assertEquals(List.of("One"), titles());

        var second = announced(
                status -> status.phase() == Phase.DONE && library.tracks().size() == 2);
        ffmpeg.tone(
                Files.createDirectories(root.resolve("New/Album")).resolve("two.mp3"), 0.2, "-metadata", "title=Two");
        now(second);
        assertEquals(List.of("One", "Two"), titles());

        var third = announced(
                status -> status.phase() == Phase.DONE && library.tracks().size() == 1);
        Files.delete(root.resolve("New/Album/two.mp3"));
        now(third);
        assertEquals(List.of("One"), titles());
    }

    @Test
    void it_waits_for_a_catalog_that_comes_later() {
        var done = announced(status -> status.phase() == Phase.DONE);
        now(deployScanner());

        now(vertx.deployVerticle(new CatalogVerticle()));

        assertEquals(1, now(done).read());
    }

    @Test
    void its_state_is_told_to_everyone_but_only_admins_may_start_cancel_and_see_problems() {
        now(vertx.deployVerticle(new CatalogVerticle()));
        var done = announced(status -> status.phase() == Phase.DONE);
        now(deployScanner());
        now(done);
        var listener = new Identity(new UserId("us-1"), "ann", false, Long.MAX_VALUE);
        var ann = bus.caller(identities.sign(listener), Duration.ofSeconds(PATIENCE_SECONDS), "r-1");

        assertEquals(
                Phase.DONE,
                now(bus.ask(Scanner.STATUS, new Scanner.GetStatus(), ann)).phase());
        assertEquals(
                0,
                now(bus.ask(Scanner.PROBLEMS, new Scanner.ListProblems(0, 100), service()))
                        .total());
        assertTrue(
                now(bus.ask(Scanner.START, new Scanner.Start(true), service())).isRunning());
        for (Future<?> asked : List.<Future<?>>of(
                bus.ask(Scanner.START, new Scanner.Start(false), ann),
                bus.ask(Scanner.CANCEL, new Scanner.Cancel(), ann),
                bus.ask(Scanner.PROBLEMS, new Scanner.ListProblems(0, 1), ann))) {
            assertEquals(
                    Failure.Kind.FORBIDDEN,
                    assertThrows(Failure.class, () -> now(asked)).kind());
        }
    }
}
