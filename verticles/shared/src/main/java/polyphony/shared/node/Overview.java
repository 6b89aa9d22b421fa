package polyphony.shared.node;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import polyphony.shared.bus.Bus;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Nodes;

/** The whole cluster as its nodes tell it, for whoever runs it. Admins and services of ours only. */
public final class Overview {
    /** Nodes that are here only to ask something have names that begin so; nobody wants to see them. */
    public static final String VISITOR = "command-";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A node that is in the cluster and does not answer: it hangs, or it is about to leave. */
    public record Silent(String nodeId, String name) {}

    /** @param nodes by name */
    public record Cluster(List<Nodes.Description> nodes, List<Silent> silent) {
        public Cluster {
            nodes = List.copyOf(nodes);
            silent = List.copyOf(silent);
        }

        /** Services that would have nobody left if the node left. */
        public List<String> onlyAt(String nodeId) {
            var elsewhere = new TreeSet<String>();
            var here = new TreeSet<String>();
            for (Nodes.Description node : nodes) {
                for (Nodes.ServiceState state : node.services()) {
                    if (node.nodeId().equals(nodeId)) {
                        here.add(state.service());
                    } else if (state.weight() > 0 && node.state() != Nodes.State.DRAINING) {
                        elsewhere.add(state.service());
                    }
                }
            }
            here.removeAll(elsewhere);
            return List.copyOf(here);
        }
    }

    private final Bus bus;
    private final Supplier<Map<String, String>> members;

    /** @param members names of the nodes that are in the cluster now, by id */
    public Overview(Bus bus, Supplier<Map<String, String>> members) {
        this.bus = bus;
        this.members = members;
    }

    /** Asks every node, all at once, for two seconds at most. */
    public Future<Cluster> look(Caller caller) {
        caller.identity().requireAdmin();
        Map<String, String> present = present();
        Map<String, Future<Nodes.Description>> asked = new LinkedHashMap<>();
        present.keySet().forEach(id -> asked.put(id, describe(id, caller)));
        return Future.join(new ArrayList<>(asked.values())).otherwiseEmpty().map(all -> cluster(present, asked));
    }

    private Map<String, String> present() {
        Map<String, String> present = new TreeMap<>(members.get());
        present.values().removeIf(name -> name.startsWith(VISITOR));
        return present;
    }

    private Future<Nodes.Description> describe(String id, Caller caller) {
        return bus.askNode(Nodes.DESCRIBE, id, new Nodes.Describe(), hurried(caller));
    }

    private static Caller hurried(Caller caller) {
        long soon = System.nanoTime() + PATIENCE.toNanos();
        return new Caller(
                caller.identity(),
                caller.token(),
                soon - caller.deadlineNanos() < 0 ? soon : caller.deadlineNanos(),
                caller.requestId());
    }

    private static Cluster cluster(Map<String, String> present, Map<String, Future<Nodes.Description>> asked) {
        List<Nodes.Description> nodes = new ArrayList<>();
        List<Silent> silent = new ArrayList<>();
        asked.forEach((id, answer) -> {
            if (answer.failed()) {
                silent.add(new Silent(id, present.get(id)));
            } else if (!answer.result().name().startsWith(VISITOR)) {
                nodes.add(answer.result());
            }
        });
        nodes.sort(Comparator.comparing(Nodes.Description::name).thenComparing(Nodes.Description::nodeId));
        return new Cluster(nodes, silent);
    }

    /**
     * Makes the node leave; ends when it has been told.
     *
     * @param node its id; NOT_FOUND when it is not in the cluster
     */
    public Future<Void> drain(String node, Caller caller) {
        caller.identity().requireAdmin();
        if (!members.get().containsKey(node)) {
            return Future.failedFuture(Failure.notFound("node " + node));
        }
        return bus.askNode(Nodes.DRAIN, node, new Nodes.Drain(), caller).mapEmpty();
    }

    /**
     * Gives every instance of a version the weight; ends with the names of their nodes, NOT_FOUND when nobody runs it.
     *
     * @param reason for people; may be null
     */
    public Future<List<String>> weigh(String service, String version, int weight, String reason, Caller caller) {
        var wish = new Nodes.Weigh(service, version, weight, reason);
        return look(caller).compose(cluster -> {
            List<Nodes.Description> running = cluster.nodes().stream()
                    .filter(node -> node.services().stream()
                            .anyMatch(state -> state.service().equals(service)
                                    && state.version().equals(version)))
                    .toList();
            if (running.isEmpty()) {
                return Future.failedFuture(Failure.notFound(service + " " + version));
            }
            var told = running.stream()
                    .map(node -> bus.askNode(Nodes.WEIGH, node.nodeId(), wish, caller))
                    .toList();
            return Future.join(told)
                    .map(all -> running.stream().map(Nodes.Description::name).toList());
        });
    }
}
