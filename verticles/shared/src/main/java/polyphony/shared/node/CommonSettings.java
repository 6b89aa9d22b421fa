package polyphony.shared.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every service of a node needs to know ({@code conf/common.yaml}).
 *
 * @param data folder of the node's own files
 * @param music music folders, absolute; may be empty
 * @param identityKeyFile file with the cluster's key for signed identities; empty for {@code DATA/keys/identity.key}
 * @param artworkFolder pictures, which scanners write and catalogues and gateways read; empty for {@code DATA/artwork}
 */
public record CommonSettings(
        String data,
        List<String> music,
        String identityKeyFile,
        String artworkFolder,
        Admin admin,
        Cluster cluster,
        Management.Settings management,
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

    private static final int NAME_LENGTH_MAX = 100;

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

    /** Where pictures are. */
    public Path artwork() {
        return artworkFolder == null || artworkFolder.isBlank()
                ? dataFolder().resolve("artwork")
                : Path.of(artworkFolder).toAbsolutePath().normalize();
    }

    /** The first admin, made when there is no user yet; an empty password means that one is made up. */
    public record Admin(String name, Secret password) {}

    /**
     * @param name of this node, for people; may be empty
     * @param host address of this machine for the cluster's and the bus's ports: an address, a name, or a pattern such as
     *     {@code 10.0.0.*}
     * @param port of Hazelcast; 0 for any free one
     * @param publicHost where other nodes reach this one, when that is another address; may be empty
     * @param members {@code host:port} of nodes to join; empty to start alone
     * @param busPort of the event bus between nodes; 0 for any free one
     * @param zone where this node stands; may be empty
     * @param drainSeconds how long a leaving node waits for what its doors have under way, 1 to 300
     * @param insecure whether other machines may be spoken with in the clear
     */
    public record Cluster(
            String name,
            String host,
            int port,
            String publicHost,
            List<String> members,
            int busPort,
            String zone,
            boolean insecure,
            int drainSeconds,
            Tls tls) {
        /** The name, or the machine's with the port when none was given. */
        String nameOr(int clusterPort) {
            return name.isEmpty() ? NodeAddress.machine() + ":" + clusterPort : name;
        }

        public Cluster {
            name = name == null ? "" : name.strip();
            members = members == null ? List.of() : List.copyOf(members);
            publicHost = publicHost == null ? "" : publicHost.strip();
            tls = tls == null ? Tls.NONE : tls;
            new Problems()
                    .unless(name.length() <= NAME_LENGTH_MAX, "cluster.name must have at most 100 characters")
                    .unless(host != null && !host.isBlank(), "cluster.host must be an address")
                    .unless(port >= 0 && port <= 65_535, "cluster.port must be 0 to 65535")
                    .unless(drainSeconds >= 1 && drainSeconds <= 300, "cluster.drainSeconds must be 1 to 300")
                    .unless(busPort >= 0 && busPort <= 65_535, "cluster.busPort must be 0 to 65535")
                    .stopIfAny();
        }
    }

    /**
     * Files in PEM that make nodes know one another; all three or none.
     *
     * @param certificate of this node, with those between it and the CA if there are any
     * @param key of the certificate, PKCS #8
     * @param ca certificates of those who sign certificates of nodes
     */
    public record Tls(String certificate, String key, String ca) {
        /** Nodes speak in the clear. */
        public static final Tls NONE = new Tls("", "", "");

        public Tls {
            certificate = certificate == null ? "" : certificate.strip();
            key = key == null ? "" : key.strip();
            ca = ca == null ? "" : ca.strip();
            boolean none = certificate.isEmpty() && key.isEmpty() && ca.isEmpty();
            boolean all = !certificate.isEmpty() && !key.isEmpty() && !ca.isEmpty();
            new Problems()
                    .unless(none || all, "cluster.tls must name certificate, key and ca, all three or none")
                    .stopIfAny();
        }

        public boolean isSet() {
            return !ca.isEmpty();
        }
    }

    /**
     * @param uri {@code postgresql://user@host:port/database}, with {@code ?sslmode=verify-full&sslrootcert=FILE} for TLS
     * @param connectionsMax of this node, for all its services together, 2 to 100
     */
    public record Postgres(String uri, Secret password, int connectionsMax) {
        public Postgres {
            uri = uri == null ? "" : uri.strip();
            password = password == null ? new Secret("") : password;
            new Problems()
                    .unless(connectionsMax >= 2 && connectionsMax <= 100, "postgres.connectionsMax must be 2 to 100")
                    .stopIfAny();
            PostgresUri.check(uri);
        }
    }

    /**
     * @param uri {@code redis://host:port}, {@code rediss://host:port} for TLS, or
     *     {@code redis+sentinel://host:port,host:port/master}
     * @param ca certificates in PEM that sign the server's; empty for those that Java trusts
     */
    public record Redis(String uri, Secret password, String ca) {
        public Redis {
            uri = uri == null ? "" : uri.strip();
            password = password == null ? new Secret("") : password;
            ca = ca == null ? "" : ca.strip();
            if (!uri.isEmpty()) {
                RedisUri.of(uri);
            }
        }
    }

    /**
     * @param servers {@code host:port,host:port}
     * @param partitions of a topic that does not exist yet, 1 to 100
     * @param replicas of such a topic, 1 to 10
     * @param minInSyncReplicas of such a topic that must have a record before it counts as written, 1 to replicas
     * @param security {@code PLAINTEXT}, {@code SSL}, {@code SASL_PLAINTEXT} or {@code SASL_SSL}
     * @param mechanism of SASL: {@code PLAIN}, {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
     * @param ca certificates in PEM that sign the servers'; empty for those that Java trusts
     */
    public record Kafka(
            String servers,
            int partitions,
            int replicas,
            int minInSyncReplicas,
            String security,
            String mechanism,
            String username,
            Secret password,
            String ca) {
        private static final Set<String> SECURITY = Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
        private static final Set<String> MECHANISMS = Set.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512");
        private static final Pattern SERVERS = Pattern.compile("[^\\s,:/]+:\\d{1,5}(\\s*,\\s*[^\\s,:/]+:\\d{1,5})*");

        public Kafka {
            servers = servers == null ? "" : servers.strip();
            security = security == null ? "PLAINTEXT" : security.strip().toUpperCase(Locale.ROOT);
            mechanism = mechanism == null ? "" : mechanism.strip().toUpperCase(Locale.ROOT);
            username = username == null ? "" : username.strip();
            password = password == null ? new Secret("") : password;
            ca = ca == null ? "" : ca.strip();
            boolean signsIn = security.startsWith("SASL_");
            new Problems()
                    .unless(
                            servers.isEmpty() || SERVERS.matcher(servers).matches(),
                            "kafka.servers must be HOST:PORT,HOST:PORT")
                    .unless(partitions >= 1 && partitions <= 100, "kafka.partitions must be 1 to 100")
                    .unless(replicas >= 1 && replicas <= 10, "kafka.replicas must be 1 to 10")
                    .unless(
                            minInSyncReplicas >= 1 && minInSyncReplicas <= Math.max(1, replicas),
                            "kafka.minInSyncReplicas must be 1 to kafka.replicas")
                    .unless(
                            SECURITY.contains(security),
                            "kafka.security must be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL")
                    .unless(
                            !signsIn || MECHANISMS.contains(mechanism),
                            "kafka.mechanism must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
                    .unless(
                            !signsIn || !(username.isEmpty() || password.isEmpty()),
                            "kafka.username and kafka.password must be given for kafka.security " + security)
                    .unless(
                            signsIn || (username.isEmpty() && password.isEmpty()),
                            "kafka.username and kafka.password need a kafka.security that signs in: SASL_SSL")
                    .stopIfAny();
        }

        /** Brokers that ask for nothing, and topics of one copy. */
        public static Kafka plain(String servers) {
            return new Kafka(servers, 1, 1, 1, "PLAINTEXT", "", "", new Secret(""), "");
        }
    }

    /** @param path of the ffmpeg program; empty for the one that comes with Polyphony */
    public record Ffmpeg(String path) {}
}
