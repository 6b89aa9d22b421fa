package polyphony.shared.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.instance.EndpointQualifier;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Starts a clustered Vert.x from {@code cluster.xml} and the cluster settings. */
final class Cluster {
    private static final int WORKERS = 8;

    private final HazelcastClusterManager manager;
    private final Transport transport;
    private final int port;
    private final CommonSettings.Cluster settings;

    private Cluster(HazelcastClusterManager manager, Transport transport, int port, CommonSettings.Cluster settings) {
        this.manager = manager;
        this.transport = transport;
        this.port = port;
        this.settings = settings;
    }

    /**
     * @param file {@code cluster.xml} of the configuration folder, or null for the one in the jar. Loading it here, not by
     *     Vert.x's system property, matters: that falls back to multicast without a word when the file is missing
     */
    static Cluster of(CommonSettings.Cluster settings, Path file) {
        Transport transport = Transport.of(settings);
        int port = settings.port() == 0 ? freePort(transport.host()) : settings.port();
        Config config = hazelcast(file, transport.host(), port);
        // Hazelcast finds 127.0.0.2 and its like by this alone.
        config.setProperty("hazelcast.local.localAddress", transport.host());
        var network = config.getAdvancedNetworkConfig();
        settings.members().forEach(network.getJoin().getTcpIpConfig()::addMember);
        if (!settings.publicHost().isEmpty()
                && network.getEndpointConfigs().get(EndpointQualifier.MEMBER)
                        instanceof ServerSocketEndpointConfig member) {
            member.setPublicAddress(settings.publicHost() + ":" + port);
        }
        return new Cluster(new HazelcastClusterManager(config), transport, port, settings);
    }

    private static Config hazelcast(Path file, String host, int port) {
        Properties variables = new Properties();
        variables.setProperty("cluster.port", Integer.toString(port));
        variables.setProperty("cluster.host", host);
        try (InputStream in =
                file == null ? Cluster.class.getResourceAsStream("/cluster.xml") : Files.newInputStream(file)) {
            return new XmlConfigBuilder(in).setProperties(variables).build();
        } catch (IOException unreadable) {
            throw new Problems.Unfit(List.of("cluster.xml cannot be read: " + unreadable.getMessage()));
        }
    }

    Future<Vertx> start() {
        var bus = new EventBusOptions()
                .setHost(transport.host())
                .setPort(settings.busPort())
                .setClusterPublicHost(transport.seenAs(transport.host()))
                .setClusterPingInterval(5_000)
                .setClusterPingReplyInterval(5_000)
                .setConnectTimeout(3_000);
        var options = new VertxOptions()
                .setEventBusOptions(transport.bus(bus))
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setPreferNativeTransport(true)
                .setWarningExceptionTime(5)
                .setWarningExceptionTimeUnit(TimeUnit.SECONDS);
        return Vertx.builder().with(options).withClusterManager(manager).buildClustered();
    }

    /** How this node speaks with others. */
    Transport transport() {
        return transport;
    }

    HazelcastClusterManager manager() {
        return manager;
    }

    /** Hazelcast's port of this node. */
    int port() {
        return port;
    }

    private static int freePort(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on " + host, none);
        }
    }
}
