package polyphony.playlists;

class MemoryPlaylistStoreTest implements PlaylistStoreContract {
    private final TestClock clock = new TestClock();
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
