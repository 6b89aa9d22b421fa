package polyphony.scanner;

import polyphony.shared.node.Problems;

/**
 * Settings of the scanner ({@code conf/scanner.yaml}).
 *
 * @param readers threads that read files; 0 for half of the processors
 * @param quietMs how long nothing must change before a change is looked at
 * @param rescanMinutes time between scans while all folders are watched
 * @param rescanUnwatchedMinutes time between scans when some folder cannot be watched
 */
public record ScannerSettings(int readers, int quietMs, int rescanMinutes, int rescanUnwatchedMinutes) {
    public ScannerSettings {
        new Problems()
                .unless(readers >= 0 && readers <= 64, "scanner.readers must be 0 to 64")
                .unless(quietMs >= 10 && quietMs <= 600_000, "scanner.quietMs must be 10 to 600000")
                .unless(rescanMinutes >= 1 && rescanMinutes <= 10_080, "scanner.rescanMinutes must be 1 to 10080")
                .unless(
                        rescanUnwatchedMinutes >= 1 && rescanUnwatchedMinutes <= 10_080,
                        "scanner.rescanUnwatchedMinutes must be 1 to 10080")
                .stopIfAny();
    }

    /** Half of the processors stay free for listeners. */
    int readersOn(int processors) {
        return readers > 0 ? readers : Math.max(1, processors / 2);
    }
}
