package polyphony.search;

import polyphony.shared.node.Problems;

/**
 * @param refreshMs how long a change may stay unseen, 50 to 10,000
 * @param commitSeconds how often the index is made durable while it changes, 1 to 600
 * @param recentMax answers kept for being asked again, 0 to 100,000
 * @param workers threads for changing the index and for looking for typos, 1 to 16
 */
record SearchSettings(int refreshMs, int commitSeconds, int recentMax, int workers) {
    SearchSettings {
        new Problems()
                .unless(refreshMs >= 50 && refreshMs <= 10_000, "refreshMs must be 50 to 10000")
                .unless(commitSeconds >= 1 && commitSeconds <= 600, "commitSeconds must be 1 to 600")
                .unless(recentMax >= 0 && recentMax <= 100_000, "recentMax must be 0 to 100000")
                .unless(workers >= 1 && workers <= 16, "workers must be 1 to 16")
                .stopIfAny();
    }
}
