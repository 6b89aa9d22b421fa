package polyphony.recommender;

import polyphony.shared.node.Problems;

/**
 * @param listenersMax listeners kept in memory; others are loaded when they come, 1 to 1,000,000
 * @param neighboursMax neighbours kept of each track, 8 to 1,024
 * @param halfLifeDays after which being heard together counts half, 1 to 3,650
 * @param historyDays how long events are kept, 40 to 36,500: longer than the event log keeps them
 * @param learnEventsMax events that the models are made from at start, 0 to 100,000,000
 * @param coalesceMs least time between two changes of a listener's rows, 0 to 60,000
 * @param cacheHours how long Redis keeps a listener's rows, 1 to 8,760
 * @param seed of all chance; 0 for another one at each start
 */
record RecommenderSettings(
        int listenersMax,
        int neighboursMax,
        int halfLifeDays,
        int historyDays,
        int learnEventsMax,
        int coalesceMs,
        int cacheHours,
        long seed) {
    RecommenderSettings {
        new Problems()
                .unless(listenersMax >= 1 && listenersMax <= 1_000_000, "listenersMax must be 1 to 1000000")
                .unless(neighboursMax >= 8 && neighboursMax <= 1_024, "neighboursMax must be 8 to 1024")
                .unless(halfLifeDays >= 1 && halfLifeDays <= 3_650, "halfLifeDays must be 1 to 3650")
                .unless(historyDays >= 40 && historyDays <= 36_500, "historyDays must be 40 to 36500")
                .unless(learnEventsMax >= 0 && learnEventsMax <= 100_000_000, "learnEventsMax must be 0 to 100000000")
                .unless(coalesceMs >= 0 && coalesceMs <= 60_000, "coalesceMs must be 0 to 60000")
                .unless(cacheHours >= 1 && cacheHours <= 8_760, "cacheHours must be 1 to 8760")
                .stopIfAny();
    }
}
