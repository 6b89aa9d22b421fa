package polyphony.scanner;

import java.time.Clock;

/** Decides when to scan: a while after the last change, but not never while changes keep coming, and from time to time. */
final class Alarm {
    private static final int PATIENCE = 10;

    private final Clock clock;
    private final ScannerSettings settings;
    private long firstChangeMs;
    private long lastChangeMs;
    private long lastScanMs;
    private boolean changed;

    Alarm(Clock clock, ScannerSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.lastScanMs = clock.millis();
    }

    void changed() {
        long now = clock.millis();
        firstChangeMs = changed ? firstChangeMs : now;
        lastChangeMs = now;
        changed = true;
    }

    /** True once for each time a scan is due. */
    boolean isDue(boolean allWatched) {
        long now = clock.millis();
        boolean settled = changed
                && (now - lastChangeMs >= settings.quietMs()
                        || now - firstChangeMs >= (long) PATIENCE * settings.quietMs());
        long minutes = allWatched ? settings.rescanMinutes() : settings.rescanUnwatchedMinutes();
        boolean due = settled || now - lastScanMs >= minutes * 60_000;
        if (due) {
            changed = false;
            lastScanMs = now;
        }
        return due;
    }
}
