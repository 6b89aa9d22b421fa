package polyphony.shared.node;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The nodes that are in the cluster, and since when others are not. */
final class Members {
    /** A node that comes back after a moment keeps its records. */
    private static final long SWEEP_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int GONE_MAX = 10_000;

    private final String nodeId;
    private final Supplier<List<String>> oldestFirst;
    private final LongSupplier nanos;
    private final Map<String, Long> goneSince = new HashMap<>();
    private volatile Set<String> ids = Set.of();

    /** @param oldestFirst ids of all that are in the cluster now */
    Members(String nodeId, Supplier<List<String>> oldestFirst, LongSupplier nanos) {
        this.nodeId = nodeId;
        this.oldestFirst = oldestFirst;
        this.nanos = nanos;
        look();
    }

    /** Follows Hazelcast from now on. */
    static Members of(Vertx vertx, HazelcastClusterManager manager, Consumer<String> left) {
        var members = new Members(manager.getNodeId(), manager::getNodes, System::nanoTime);
        manager.getHazelcastInstance().getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                changed();
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                changed();
            }

            private void changed() {
                vertx.runOnContext(go -> {
                    if (manager.isActive()) {
                        members.look().forEach(left);
                    }
                });
            }
        });
        return members;
    }

    /** Looks again; gives those who have left since. */
    Set<String> look() {
        Set<String> now = Set.copyOf(oldestFirst.get());
        Set<String> left = new HashSet<>(ids);
        left.removeAll(now);
        ids = now;
        return left;
    }

    Set<String> ids() {
        return ids;
    }

    /** Whether this node clears up after that one: the oldest does, when it has been away for a while. */
    synchronized boolean isSweeper(String gone) {
        List<String> order = oldestFirst.get();
        if (order.isEmpty() || !order.get(0).equals(nodeId) || order.contains(gone)) {
            goneSince.remove(gone);
            return false;
        }
        if (goneSince.size() > GONE_MAX) {
            goneSince.clear();
        }
        long now = nanos.getAsLong();
        return now - goneSince.computeIfAbsent(gone, id -> now) >= SWEEP_AFTER_NANOS;
    }
}
