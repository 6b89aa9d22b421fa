package polyphony.recommender;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.UserId;

/** Rows in the order in which they were kept; all are forgotten together. */
final class MemoryHomeCache implements HomeCache {
    private final BlockingQueue<Home> kept = new LinkedBlockingQueue<>();

    @Override
    public void keep(UserId user, Home home) {
        kept.add(home);
    }

    @Override
    public void forget(UserId user) {
        kept.clear();
    }

    BlockingQueue<Home> kept() {
        return kept;
    }
}
