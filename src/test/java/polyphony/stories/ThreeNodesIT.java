package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import polyphony.launcher.certificates.CertificateFolder;
import polyphony.launcher.certificates.Subject;
import polyphony.stage.Eventually;
import polyphony.stage.ExampleNode;
import polyphony.stage.Folders;
import polyphony.stage.Http;
import polyphony.stage.Joined;
import polyphony.stage.Servers;
import polyphony.stage.Stage;

/** The example of three nodes, with this machine's addresses and servers in place of the example's. */
class ThreeNodesIT {
    private static final int NODES = 3;

    private final Path folder;
    private final List<Integer> clusterPorts = new ArrayList<>();
    private final List<Integer> gatewayPorts = new ArrayList<>();

    ThreeNodesIT() throws IOException {
        folder = Files.createTempDirectory("polyphony-three");
        for (int number = 1; number <= NODES; number++) {
            clusterPorts.add(Stage.freePort());
            gatewayPorts.add(Stage.freePort());
        }
    }

    @Test
    void each_gateway_reaches_every_service_over_tls_and_goes_on_when_a_machine_is_gone() throws IOException {
        var certificates = new CertificateFolder(folder.resolve("tls"), Clock.systemUTC(), told -> {});
        certificates.make(List.of(Subject.of("node-1"), Subject.of("node-2"), Subject.of("node-3")));
        keys();
        try (var servers = Servers.start(folder.resolve("servers"));
                var first = ExampleNode.start(1, variables(1, certificates, servers));
                var second = ExampleNode.start(2, variables(2, certificates, servers));
                var third = ExampleNode.start(3, variables(3, certificates, servers))) {
            List.of(first, second, third).forEach(Joined::awaitReady);
            Http one = gateway(1).signedIn(Stage.ADMIN, Stage.PASSWORD);
            Http two = gateway(2).signedIn(Stage.ADMIN, Stage.PASSWORD);

            assertEquals(Set.of(201), playlists(one, 10));
            assertEquals(Set.of(201), playlists(two, 10));

            first.kill();

            // Node 2 has no playlists of its own: what it asks for is made by node 3 now.
            Eventually.holds(
                    "node 2 goes on without node 1", () -> playlists(two, 5).equals(Set.of(201)));
            assertEquals(
                    200,
                    gateway(2)
                            .signedIn(Stage.ADMIN, Stage.PASSWORD)
                            .get("/api/v1/playlists")
                            .status());
        } finally {
            Folders.delete(folder);
        }
    }

    private static Set<Integer> playlists(Http http, int times) {
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 0; i < times; i++) {
            statuses.add(http.post("/api/v1/playlists", "name", "List " + i).status());
        }
        return statuses;
    }

    private Http gateway(int number) {
        return new Http("http://127.0.0.1:" + gatewayPorts.get(number - 1));
    }

    private void keys() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        for (String name : List.of("identity.key", "passwords.key")) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Files.write(folder.resolve("keys").resolve(name), key);
        }
    }

    /** Each node has an address of its own, as on a machine of its own. */
    private Map<String, String> variables(int number, CertificateFolder certificates, Servers servers) {
        List<String> members = new ArrayList<>();
        for (int other = 1; other <= NODES; other++) {
            members.add("127.0.0." + other + ":" + clusterPorts.get(other - 1));
        }
        String name = "node-" + number;
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.put("data", folder.resolve(name).toString());
        settings.put("music", "");
        settings.put("artworkFolder", folder.resolve("artwork").toString());
        settings.put("identityKeyFile", folder.resolve("keys/identity.key").toString());
        settings.put("admin.password", Stage.PASSWORD);
        settings.put("cluster.host", "127.0.0." + number);
        settings.put("cluster.port", Integer.toString(clusterPorts.get(number - 1)));
        settings.put("cluster.busPort", "0");
        settings.put("cluster.members", String.join(",", members));
        settings.put("cluster.tls.certificate", certificates.certificate(name).toString());
        settings.put("cluster.tls.key", certificates.key(name).toString());
        settings.put("cluster.tls.ca", certificates.authorityCertificate().toString());
        settings.put("management.port", "0");
        settings.put("streaming.port", "0");
        settings.put("gateway.port", Integer.toString(gatewayPorts.get(number - 1)));
        settings.put("gateway.host", "127.0.0.1");
        settings.put("kafka.security", "PLAINTEXT");
        settings.put("kafka.username", "");
        settings.put("kafka.replicas", "1");
        settings.put("kafka.minInSyncReplicas", "1");
        Map<String, String> variables = new HashMap<>();
        settings.forEach((key, value) -> variables.put(variable(key), value));
        return variables;
    }

    private static String variable(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
        return "POLYPHONY_" + words.toUpperCase(Locale.ROOT);
    }
}
