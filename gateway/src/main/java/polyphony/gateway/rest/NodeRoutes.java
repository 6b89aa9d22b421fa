package polyphony.gateway.rest;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import polyphony.shared.contract.Nodes;
import polyphony.shared.node.Offer;
import polyphony.shared.node.Overview;

/** Nodes and services, for admins. Who may do what is the nodes' rule. */
public final class NodeRoutes implements RestDoor.Group {
    /** @param onlyHere services that would have nobody left if the node left */
    private record NodeView(
            String id,
            String name,
            String zone,
            String version,
            Nodes.State state,
            long startedAtMs,
            long heapUsedBytes,
            long heapMaxBytes,
            List<String> services,
            List<String> onlyHere) {}

    private record NodesView(List<NodeView> items, List<Overview.Silent> silent) {}

    private record Weighed(List<String> nodes) {}

    private final Overview overview;

    public NodeRoutes(Overview overview) {
        this.overview = overview;
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("listNodes", this::listNodes);
        handlers.put("listServices", this::listServices);
        handlers.put("drainNode", this::drain);
        handlers.put("weighService", this::weigh);
    }

    private Future<Reply> listNodes(Call call) {
        return overview.look(call.caller())
                .map(cluster -> Reply.ok(new NodesView(
                        cluster.nodes().stream()
                                .map(node -> view(node, cluster))
                                .toList(),
                        cluster.silent())));
    }

    private static NodeView view(Nodes.Description node, Overview.Cluster cluster) {
        return new NodeView(
                node.nodeId(),
                node.name(),
                node.zone(),
                node.version(),
                node.state(),
                node.startedAtMs(),
                node.heapUsedBytes(),
                node.heapMaxBytes(),
                node.services().stream()
                        .map(Nodes.ServiceState::service)
                        .distinct()
                        .toList(),
                cluster.onlyAt(node.nodeId()));
    }

    private Future<Reply> listServices(Call call) {
        return overview.look(call.caller()).map(cluster -> Reply.ok(new Views.Items<>(Offer.of(cluster), null, null)));
    }

    private Future<Reply> drain(Call call) {
        return overview.drain(call.text("nodeId"), call.caller()).map(told -> Reply.accepted(null));
    }

    private Future<Reply> weigh(Call call) {
        return overview.weigh(
                        call.text("serviceName"),
                        call.text("version"),
                        call.number("weight"),
                        call.text("reason"),
                        call.caller())
                .map(nodes -> Reply.ok(new Weighed(nodes)));
    }
}
