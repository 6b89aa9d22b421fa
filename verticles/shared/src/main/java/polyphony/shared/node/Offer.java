package polyphony.shared.node;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Nodes;

/**
 * One instance of a service as an operator sees it: what its node tells of it, and how the others find it.
 *
 * @param node name of the node that it runs on
 * @param id of the instance: the node's, or one of its own when it is written in another language
 * @param nodeState of its node
 * @param weight 0 to 100; 0 gets no work
 * @param answered asks since the start, {@code failed} of them by our own fault
 * @param p50Ms middle and nearly longest time of an answer in the last minute, 0 when there was none
 * @param lag Kafka records that it is behind; null when it reads no topic
 * @param breaker the worst that any node's breaker for it is in
 * @param openAt how many nodes do not ask it at the moment
 * @param startedAtMs of its node
 * @param note why its weight was taken to zero, or null
 */
public record Offer(
        String service,
        String version,
        String language,
        String node,
        String nodeId,
        String id,
        String zone,
        Nodes.State nodeState,
        int weight,
        int instances,
        int inFlight,
        long answered,
        long failed,
        double p50Ms,
        double p99Ms,
        Long lag,
        Nodes.Breaker breaker,
        int openAt,
        long startedAtMs,
        String note) {
    /** All of them, by service, version and node. */
    public static List<Offer> of(Overview.Cluster cluster) {
        var breakers = new Breakers(cluster);
        return cluster.nodes().stream()
                .flatMap(node -> node.services().stream().map(state -> of(node, state, breakers)))
                .sorted(Comparator.comparing(Offer::service)
                        .thenComparing(Offer::version)
                        .thenComparing(Offer::node)
                        .thenComparing(Offer::id))
                .toList();
    }

    private static Offer of(Nodes.Description node, Nodes.ServiceState state, Breakers breakers) {
        return new Offer(
                state.service(),
                state.version(),
                state.language(),
                node.name(),
                node.nodeId(),
                state.id(),
                node.zone(),
                node.state(),
                state.weight(),
                state.instances(),
                state.inFlight(),
                state.answered(),
                state.failed(),
                state.p50Ms(),
                state.p99Ms(),
                state.lag(),
                breakers.worst(state),
                breakers.open(state),
                node.startedAtMs(),
                state.note());
    }

    /** How all nodes see an instance. */
    private static final class Breakers {
        private final Map<String, Nodes.Breaker> worst = new HashMap<>();
        private final Map<String, Integer> open = new HashMap<>();

        Breakers(Overview.Cluster cluster) {
            for (Nodes.Description node : cluster.nodes()) {
                for (Nodes.BreakerState seen : node.breakers()) {
                    String key = key(seen.service(), seen.instance());
                    worst.merge(key, seen.state(), Breakers::worse);
                    open.merge(key, seen.state() == Nodes.Breaker.OPEN ? 1 : 0, Integer::sum);
                }
            }
        }

        private static Nodes.Breaker worse(Nodes.Breaker one, Nodes.Breaker other) {
            if (one == Nodes.Breaker.OPEN || other == Nodes.Breaker.OPEN) {
                return Nodes.Breaker.OPEN;
            }
            return one == Nodes.Breaker.CLOSED ? other : one;
        }

        Nodes.Breaker worst(Nodes.ServiceState state) {
            return worst.getOrDefault(key(state.service(), state.id()), Nodes.Breaker.CLOSED);
        }

        int open(Nodes.ServiceState state) {
            return open.getOrDefault(key(state.service(), state.id()), 0);
        }

        private static String key(String service, String instance) {
            return service + '@' + instance;
        }
    }
}
