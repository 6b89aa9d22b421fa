package polyphony.recommender;

import polyphony.shared.contract.Recommender.Home;

/** What stands ready for one listener. */
final class Shelf {
    private final Listener listener;
    private Home home;
    private long libraryVersion;
    private long madeAtMs;
    private long toldAtMs;
    private boolean waiting;

    Shelf(Listener listener) {
        this.listener = listener;
    }

    Listener listener() {
        return listener;
    }

    /** The rows, or null when none were made yet. */
    Home home() {
        return home;
    }

    void put(Home made, long madeFromLibrary, long nowMs) {
        home = made;
        libraryVersion = madeFromLibrary;
        madeAtMs = nowMs;
    }

    long version() {
        return home == null ? 0 : home.version();
    }

    boolean isMadeFrom(long library) {
        return home != null && libraryVersion == library;
    }

    /** Milliseconds since the rows were made. */
    long ageMs(long nowMs) {
        return home == null ? Long.MAX_VALUE : nowMs - madeAtMs;
    }

    /** Notes that a change of the rows was told. */
    void told(long nowMs) {
        toldAtMs = nowMs;
    }

    /** Milliseconds since a change of the rows was told last. */
    long quietMs(long nowMs) {
        return nowMs - toldAtMs;
    }

    /** Whether a change of the rows is already on its way. */
    boolean isWaiting() {
        return waiting;
    }

    void waiting(boolean isWaiting) {
        waiting = isWaiting;
    }
}
