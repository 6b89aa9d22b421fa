package polyphony.shared.node;

import java.nio.file.Path;
import java.util.List;

/**
 * What every service of a node needs to know ({@code conf/common.yaml}).
 *
 * @param data folder of the node's own files
 * @param music music folders, absolute; may be empty
 * @param identityKeyFile file with the cluster's key for signed identities; empty for {@code DATA/keys/identity.key}
 */
public record CommonSettings(
        String data,
        List<String> music,
        String identityKeyFile,
        Admin admin,
        Cluster cluster,
        Postgres postgres,
        Redis redis,
        Kafka kafka,
        Ffmpeg ffmpeg) {
    public CommonSettings {
        music = music == null ? List.of() : List.copyOf(music);
        new Problems()
                .unless(data != null && !data.isBlank(), "data must name a folder")
                .unless(music.stream().allMatch(folder -> Path.of(folder).isAbsolute()), "music must be absolute paths")
                .stopIfAny();
    }

    /** The node's data folder. */
    public Path dataFolder() {
        return Path.of(data).toAbsolutePath().normalize();
    }

    /** Where the cluster's identity key is. */
    public Path identityKey() {
        return identityKeyFile == null || identityKeyFile.isBlank()
                ? dataFolder().resolve("keys").resolve("identity.key")
                : Path.of(identityKeyFile);
    }

    /** The first admin, made when there is no user yet; an empty password means that one is made up. */
    public record Admin(String name, Secret password) {}

    /**
     * @param host interface for the cluster's and the bus's ports
     * @param port of Hazelcast; 0 for any free one
     * @param members {@code host:port} of nodes to join; empty to start alone
     * @param busPort of the event bus between nodes; 0 for any free one
     * @param zone where this node stands; may be empty
     */
    public record Cluster(String host, int port, List<String> members, int busPort, String zone) {
        public Cluster {
            members = members == null ? List.of() : List.copyOf(members);
            new Problems()
                    .unless(host != null && !host.isBlank(), "cluster.host must be an address")
                    .unless(port >= 0 && port <= 65_535, "cluster.port must be 0 to 65535")
                    .unless(busPort >= 0 && busPort <= 65_535, "cluster.busPort must be 0 to 65535")
                    .stopIfAny();
        }
    }

    /**
     * @param uri {@code postgresql://user@host:port/database}
     * @param connectionsMax of this node, for all its services together, 2 to 100
     */
    public record Postgres(String uri, Secret password, int connectionsMax) {
        public Postgres {
            new Problems()
                    .unless(connectionsMax >= 2 && connectionsMax <= 100, "postgres.connectionsMax must be 2 to 100")
                    .stopIfAny();
        }
    }

    /** @param uri {@code redis://host:port} */
    public record Redis(String uri) {}

    /**
     * @param servers {@code host:port,host:port}
     * @param partitions of a topic that does not exist yet, 1 to 100
     * @param replicas of such a topic, 1 to 10
     */
    public record Kafka(String servers, int partitions, int replicas) {
        public Kafka {
            new Problems()
                    .unless(partitions >= 1 && partitions <= 100, "kafka.partitions must be 1 to 100")
                    .unless(replicas >= 1 && replicas <= 10, "kafka.replicas must be 1 to 10")
                    .stopIfAny();
        }
    }

    /** @param path of the ffmpeg program; empty for the one that comes with Polyphony */
    public record Ffmpeg(String path) {}
}
