package polyphony.scanner;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.shared.contract.Scanner.Phase;
import polyphony.shared.contract.Scanner.Status;

/** How far one scan is. The counters are written by workers, all else on the service's context. */
final class ScanProgress {
    private static final int SAMPLES_MAX = 25;

    private record Sample(long atMs, int done) {}

    private final Clock clock;
    private final long startedAtMs;
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Phase phase = Phase.WALKING;
    private int toRead;
    private int read;
    private int gone;
    private int problems;
    private String reason;
    private Long endedAtMs;

    ScanProgress(Clock clock) {
        this.clock = clock;
        this.startedAtMs = clock.millis();
    }

    void walking() {
        phase = Phase.WALKING;
        found.set(0);
    }

    void found(int files) {
        found.set(files);
    }

    void missing() {
        phase = Phase.MISSING;
    }

    void gone(int files) {
        gone += files;
    }

    void reading(int files) {
        phase = Phase.READING;
        toRead += files;
    }

    void fileDone() {
        done.incrementAndGet();
    }

    void taken(int tracks) {
        read += tracks;
    }

    void problems(int count) {
        problems = count;
    }

    void end(Phase how, String why) {
        phase = how;
        reason = why;
        endedAtMs = clock.millis();
    }

    /** To be called from time to time: the speed is that of the last calls. */
    Status tick() {
        samples.addLast(new Sample(clock.millis(), done.get()));
        if (samples.size() > SAMPLES_MAX) {
            samples.removeFirst();
        }
        return status();
    }

    Status status() {
        double speed = endedAtMs == null ? recentSpeed() : wholeSpeed();
        int left = toRead - done.get();
        Long remainingMs = phase == Phase.READING && speed > 0 ? Math.round(left / speed * 1000) : null;
        int files = phase == Phase.WALKING ? found.get() : toRead;
        return new Status(
                phase, files, done.get(), speed, remainingMs, read, gone, problems, reason, startedAtMs, endedAtMs);
    }

    private double recentSpeed() {
        return samples.size() < 2
                ? 0
                : speed(
                        samples.getLast().done() - samples.getFirst().done(),
                        samples.getLast().atMs() - samples.getFirst().atMs());
    }

    private double wholeSpeed() {
        return speed(done.get(), endedAtMs - startedAtMs);
    }

    private static double speed(int files, long ms) {
        return ms <= 0 ? 0 : Math.round(files * 10_000.0 / ms) / 10.0;
    }
}
