package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import polyphony.scanner.tags.TagReader;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Scanner;

/** Wires the scanner: workers, catalog, watcher, addresses. */
final class ScannerVerticle extends VerticleBase {
    private static final long TELL_MS = 200;
    private static final long LONGEST_WORK_MINUTES = 30;
    private static final long STOP_SECONDS_MAX = 3;

    private final Bus bus;
    private final Clock clock;
    private final ScannerSettings settings;
    private final List<Path> music;
    private final Path artwork;
    private final Watcher watcher = Watcher.start();
    private ScannerService service;
    private long looking;

    ScannerVerticle(Bus bus, Clock clock, ScannerSettings settings, List<Path> music, Path artwork) {
        this.bus = bus;
        this.clock = clock;
        this.settings = settings;
        this.music = List.copyOf(music);
        this.artwork = artwork;
    }

    @Override
    public Future<?> start() {
        int readers = settings.readersOn(Runtime.getRuntime().availableProcessors());
        var workers = vertx.createSharedWorkerExecutor("scanner", readers, LONGEST_WORK_MINUTES, TimeUnit.MINUTES);
        var tagReader = new TagReader();
        var unitReader = new UnitReader(tagReader, new Pictures(artwork, tagReader));
        var library = new BusLibrary(vertx, bus);
        var tools = new Tools(
                library, unitReader, workers, watcher, () -> UUID.randomUUID().toString());
        service = new ScannerService(
                music,
                tools,
                new Turn(vertx),
                clock,
                status -> bus.announce(Scanner.PROGRESS, status),
                () -> bus.announce(Scanner.CANCELLED, new Scanner.Cancel()));
        var alarm = new Alarm(clock, settings);
        looking = vertx.setPeriodic(TELL_MS, timer -> look(alarm));
        return Future.all(
                        bus.answer(Scanner.START, service::start),
                        bus.answer(Scanner.CANCEL, service::cancel),
                        bus.answer(Scanner.STATUS, service::status),
                        bus.answer(Scanner.PROBLEMS, service::problems),
                        bus.hear(Scanner.PROGRESS, service::heard),
                        bus.hear(Scanner.CANCELLED, event -> service.heardCancel()))
                .onSuccess(ready -> service.scan(new Scanner.Start(false)));
    }

    private void look(Alarm alarm) {
        service.tell();
        if (watcher.poll() || service.takeMissed()) {
            alarm.changed();
        }
        if (!service.isScanning() && alarm.isDue(!watcher.isExhausted() && !service.isStuck())) {
            service.scan(new Scanner.Start(false));
        }
    }

    @Override
    public Future<?> stop() throws Exception {
        vertx.cancelTimer(looking);
        watcher.close();
        return service.stop().timeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).otherwiseEmpty();
    }
}
