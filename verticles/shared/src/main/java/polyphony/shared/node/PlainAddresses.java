package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.Collection;
import java.util.List;

/**
 * The addresses that programs in other languages send to without choosing an instance. Vert.x takes handler and registration away
 * together, and loses what is on its way; here the registration goes first, while the handler still answers.
 */
final class PlainAddresses {
    private final ClusterManager cluster;

    PlainAddresses(VertxInternal vertx) {
        this.cluster = vertx.clusterManager();
    }

    /** Nothing more is sent to this node at these addresses, once the cluster knows. */
    Future<Void> withdraw(Collection<String> addresses) {
        return Future.join(addresses.stream().map(this::withdraw).toList())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<Void> withdraw(String address) {
        Promise<List<RegistrationInfo>> found = Promise.promise();
        cluster.getRegistrations(address, found);
        return found.future()
                .compose(all -> Future.join(all.stream()
                        .filter(info -> info.nodeId().equals(cluster.getNodeId()))
                        .map(info -> remove(address, info))
                        .toList()))
                .mapEmpty();
    }

    private Future<Void> remove(String address, RegistrationInfo info) {
        Promise<Void> removed = Promise.promise();
        cluster.removeRegistration(address, info, removed);
        return removed.future();
    }
}
