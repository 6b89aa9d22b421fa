package polyphony.playlists;

import polyphony.shared.testing.TestClock;

class MemoryPlaylistStoreTest implements PlaylistStoreContract {
    private final TestClock clock = TestClock.at("2026-11-24T08:00:00Z");
    private final PlaylistStore store = new MemoryPlaylistStore(clock);

    @Override
    public PlaylistStore store() {
        return store;
    }

    @Override
    public long nowMs() {
        return clock.millis();
    }
}
