package polyphony.streaming;

import io.vertx.core.shareddata.Shareable;
import java.util.HashMap;
import java.util.Map;

/** How many transcodes run on this node, all together and of each user. Safe for any thread; shared by all instances. */
final class Slots implements Shareable {
    private final int max;
    private final int perUserMax;
    private final Map<String, Integer> taken = new HashMap<>();
    private int total;

    Slots(int max, int perUserMax) {
        this.max = max;
        this.perUserMax = perUserMax;
    }

    /** True when one more could begin now. */
    synchronized boolean hasRoom(String user) {
        return total < max && taken.getOrDefault(user, 0) < perUserMax;
    }

    synchronized boolean take(String user) {
        if (!hasRoom(user)) {
            return false;
        }
        total++;
        taken.merge(user, 1, Integer::sum);
        return true;
    }

    synchronized void giveBack(String user) {
        total--;
        taken.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    synchronized int taken() {
        return total;
    }
}
