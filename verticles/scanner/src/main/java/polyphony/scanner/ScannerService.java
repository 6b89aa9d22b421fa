package polyphony.scanner;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.shareddata.Lock;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Scanner;
import polyphony.shared.contract.Scanner.Phase;
import polyphony.shared.contract.Scanner.Problems;
import polyphony.shared.contract.Scanner.Status;

/** One scan at a time: starts it, cancels it, tells how far it is. All on one context. */
final class ScannerService {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerService.class);
    private static final Status NEVER = new Status(Phase.NONE, 0, 0, 0, null, 0, 0, 0, null, null, null);

    private final List<Path> roots;
    private final Tools tools;
    private final Turn turn;
    private final Clock clock;
    private final Consumer<Status> announce;
    private final Runnable cancelElsewhere;
    private final ProblemBook problems = new ProblemBook();
    private Status last = NEVER;
    private ScanProgress progress;
    private boolean ours;
    private boolean missed;
    private AtomicBoolean cancelled = new AtomicBoolean();
    private Future<Void> running = Future.succeededFuture();

    /**
     * @param announce told how the scan of this node goes
     * @param cancelElsewhere tells all other scanners to stop
     */
    ScannerService(
            List<Path> roots,
            Tools tools,
            Turn turn,
            Clock clock,
            Consumer<Status> announce,
            Runnable cancelElsewhere) {
        this.roots = List.copyOf(roots);
        this.tools = tools;
        this.turn = turn;
        this.clock = clock;
        this.announce = announce;
        this.cancelElsewhere = cancelElsewhere;
    }

    Future<Status> start(Scanner.Start wish, Caller caller) {
        caller.identity().requireAdmin();
        if (roots.isEmpty()) {
            throw Failure.conflict("No music folder is configured (music in conf/common.yaml, or --music).");
        }
        scan(wish);
        return Future.succeededFuture(current());
    }

    /** Whichever node scans: that one stops. */
    Future<Status> cancel(Scanner.Cancel wish, Caller caller) {
        caller.identity().requireAdmin();
        cancelled.set(true);
        if (!ours) {
            cancelElsewhere.run();
        }
        return Future.succeededFuture(current());
    }

    /** Another node was asked to stop the scan that may go on here. */
    void heardCancel() {
        if (ours) {
            cancelled.set(true);
        }
    }

    Future<Status> status(Scanner.GetStatus wish, Caller caller) {
        return Future.succeededFuture(current());
    }

    Future<Problems> problems(Scanner.ListProblems wish, Caller caller) {
        caller.identity().requireAdmin();
        return Future.succeededFuture(new Problems(problems.page(wish.offset(), wish.limit()), problems.count()));
    }

    /** Scans all music folders, unless that goes on already. Ends with the scan, and never fails. */
    Future<Void> scan(Scanner.Start wish) {
        if (progress == null && !roots.isEmpty()) {
            var mine = new AtomicBoolean();
            cancelled = mine;
            progress = new ScanProgress(clock);
            Promise<Void> ended = Promise.promise();
            running = ended.future();
            turn.take().onSuccess(lock -> run(lock, wish, mine, ended)).onFailure(busy -> giveUp(ended));
        }
        return running;
    }

    private void run(Lock lock, Scanner.Start wish, AtomicBoolean mine, Promise<Void> ended) {
        ours = true;
        all(wish, mine)
                .otherwise(cause -> mine.get() ? List.of() : List.of(sentence(cause)))
                .eventually(() -> turn.giveBack(lock))
                .onComplete(done -> {
                    end(done.result(), mine);
                    ended.complete();
                });
    }

    /** Another node's scan may have passed by what made this one start. */
    private void giveUp(Promise<Void> ended) {
        progress = null;
        missed = true;
        ended.complete();
    }

    /** True once after each scan that another node kept from running. */
    boolean takeMissed() {
        boolean was = missed;
        missed = false;
        return was;
    }

    /** Whether the last scan had to be stopped, so that it is worth trying again sooner. */
    boolean isStuck() {
        return last.phase() == Phase.STOPPED;
    }

    boolean isScanning() {
        return progress != null;
    }

    /** What a scanner of another node says of its scan. */
    void heard(Status other) {
        boolean newer = other.startedAtMs() != null
                && (last.startedAtMs() == null || other.startedAtMs() >= last.startedAtMs());
        if (progress == null && newer) {
            last = other;
        }
    }

    /** To be called at most five times a second. */
    void tell() {
        if (progress != null && ours) {
            var now = progress.tick();
            if (!now.equals(last)) {
                last = now;
                announce.accept(now);
            }
        }
    }

    Future<Void> stop() {
        cancelled.set(true);
        return running;
    }

    private Status current() {
        return progress == null ? last : progress.status();
    }

    /** One folder after the other; one that has to be left alone does not keep the others from being scanned. */
    private Future<List<String>> all(Scanner.Start wish, AtomicBoolean mine) {
        var reasons = new ArrayList<String>();
        Future<Void> scanned = Future.succeededFuture();
        for (var root : roots) {
            scanned = scanned.compose(before -> one(root, wish, mine))
                    .onSuccess(reason -> reason.ifPresent(reasons::add))
                    .mapEmpty();
        }
        return scanned.map(reasons);
    }

    private Future<Optional<String>> one(Path root, Scanner.Start wish, AtomicBoolean mine) {
        if (mine.get()) {
            return Future.succeededFuture(Optional.empty());
        }
        return new Scan(root, wish, tools, progress, problems, mine::get).run();
    }

    private void end(List<String> reasons, AtomicBoolean mine) {
        if (!reasons.isEmpty()) {
            progress.end(Phase.STOPPED, String.join(" ", reasons));
            LOG.warn("the scan was stopped: {}", String.join(" ", reasons));
        } else {
            progress.end(mine.get() ? Phase.CANCELLED : Phase.DONE, null);
        }
        last = progress.status();
        progress = null;
        ours = false;
        LOG.info(
                "scan {}: {} files read, {} gone, {} with problems, {} ms",
                last.phase(),
                last.read(),
                last.gone(),
                last.problems(),
                last.endedAtMs() - last.startedAtMs());
        announce.accept(last);
    }

    private static String sentence(Throwable cause) {
        if (!(cause instanceof Failure)) {
            LOG.error("a scan failed", cause);
        }
        return Failure.of(cause).getMessage() + ".";
    }
}
