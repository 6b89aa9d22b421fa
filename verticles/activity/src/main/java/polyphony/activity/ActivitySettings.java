package polyphony.activity;

import polyphony.shared.node.Problems;

/**
 * @param annotationsMax stars, ratings and counts kept in memory, of all listeners together, 1,000 to 10,000,000
 * @param annotationsPerListenerMax a listener with more is answered from PostgreSQL, 100 to 1,000,000
 * @param freshMinutes after which what is in memory is read again, 1 to 1,440
 */
record ActivitySettings(int annotationsMax, int annotationsPerListenerMax, int freshMinutes) {
    ActivitySettings {
        new Problems()
                .unless(
                        annotationsMax >= 1_000 && annotationsMax <= 10_000_000,
                        "annotationsMax must be 1000 to 10000000")
                .unless(
                        annotationsPerListenerMax >= 100 && annotationsPerListenerMax <= 1_000_000,
                        "annotationsPerListenerMax must be 100 to 1000000")
                .unless(freshMinutes >= 1 && freshMinutes <= 1_440, "freshMinutes must be 1 to 1440")
                .stopIfAny();
    }
}
