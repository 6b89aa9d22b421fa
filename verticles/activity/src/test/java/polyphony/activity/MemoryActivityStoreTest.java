package polyphony.activity;

import java.util.List;
import polyphony.shared.contract.Activity.Happened;

/** The store of the other tests keeps the same promises as the real one. */
class MemoryActivityStoreTest implements ActivityStoreSuite {
    private final MemoryActivityStore store = new MemoryActivityStore();

    @Override
    public ActivityStore store() {
        return store;
    }

    @Override
    public List<Happened> events() {
        return store.events();
    }
}
