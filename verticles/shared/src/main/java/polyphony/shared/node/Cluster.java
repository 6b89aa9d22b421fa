package polyphony.shared.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
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
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Starts a clustered Vert.x from {@code cluster.xml} and the cluster settings. */
final class Cluster {
    private static final int WORKERS = 8;

    private final HazelcastClusterManager manager;
    private final int port;
    private final CommonSettings.Cluster settings;

    private Cluster(HazelcastClusterManager manager, int port, CommonSettings.Cluster settings) {
        this.manager = manager;
        this.port = port;
        this.settings = settings;
    }

    /**
     * @param file {@code cluster.xml} of the configuration folder, or null for the one in the jar. Loading it here, not by
     *     Vert.x's system property, matters: that falls back to multicast without a word when the file is missing
     */
    static Cluster of(CommonSettings.Cluster settings, Path file) {
        int port = settings.port() == 0 ? freePort(settings.host()) : settings.port();
        Properties variables = new Properties();
        variables.setProperty("cluster.port", Integer.toString(port));
        variables.setProperty("cluster.host", settings.host());
        try (InputStream in =
                file == null ? Cluster.class.getResourceAsStream("/cluster.xml") : Files.newInputStream(file)) {
            Config config = new XmlConfigBuilder(in).setProperties(variables).build();
            var join = config.getAdvancedNetworkConfig().getJoin().getTcpIpConfig();
            settings.members().forEach(join::addMember);
            return new Cluster(new HazelcastClusterManager(config), port, settings);
        } catch (IOException unreadable) {
            throw new Problems.Unfit(java.util.List.of("cluster.xml cannot be read: " + unreadable.getMessage()));
        }
    }

    Future<Vertx> start() {
        var bus = new EventBusOptions()
                .setHost(settings.host())
                .setPort(settings.busPort())
                .setClusterPublicHost(settings.host())
                .setClusterPingInterval(5_000)
                .setClusterPingReplyInterval(5_000)
                .setConnectTimeout(3_000);
        var options = new VertxOptions()
                .setEventBusOptions(bus)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                .setPreferNativeTransport(true)
                .setWarningExceptionTime(5)
                .setWarningExceptionTimeUnit(TimeUnit.SECONDS);
        return Vertx.builder().with(options).withClusterManager(manager).buildClustered();
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
