package polyphony.launcher.certificates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.launcher.servers.Refused;

class CertificateFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    @TempDir
    private Path parent;

    private final List<String> told = new ArrayList<>();

    @Test
    void nodes_get_certificates_of_one_authority_that_are_good_as_server_and_as_client() throws Exception {
        make("tls", "node-1=10.0.0.1,music.example", "node-2");

        var authority = certificate("ca");
        var first = certificate("node-1");
        first.verify(authority.getPublicKey());
        certificate("node-2").verify(authority.getPublicKey());
        assertEquals(0, authority.getBasicConstraints());
        assertEquals(-1, first.getBasicConstraints());
        assertEquals(List.of(SERVER, CLIENT), first.getExtendedKeyUsage());
        assertEquals(
                "[[2, node-1], [7, 10.0.0.1], [2, music.example]]",
                first.getSubjectAlternativeNames().toString());
    }

    @Test
    void what_was_made_is_told_with_the_day_until_which_it_is_good() throws Exception {
        make("tls", "node-1");

        assertEquals(2, told.size());
        assertTrue(told.get(0).endsWith("ca.pem and ca.key, good until 2036-11-21"), told.get(0));
        assertTrue(told.get(1).endsWith("node-1.pem and node-1.key, good until 2029-11-23"), told.get(1));
        assertEquals(
                NOW.plus(Authority.NODE_VALIDITY),
                certificate("node-1").getNotAfter().toInstant());
    }

    @Test
    void only_the_owner_can_read_any_of_it() throws Exception {
        make("tls", "node-1");

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("tls"))));
        try (var files = Files.list(parent.resolve("tls"))) {
            for (var file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    void another_run_adds_nodes_under_the_authority_that_is_there() throws Exception {
        make("tls", "node-1");
        var authority = Files.readString(parent.resolve("tls/ca.pem"));

        make("tls", "node-2");

        assertEquals(authority, Files.readString(parent.resolve("tls/ca.pem")));
        certificate("node-2").verify(certificate("ca").getPublicKey());
    }

    @Test
    void nothing_is_written_over_and_nothing_made_when_one_of_the_nodes_has_its_own_already() throws Exception {
        make("tls", "node-1");
        var before = Files.readString(parent.resolve("tls/node-1.pem"));

        var refused = assertThrows(Refused.class, () -> make("tls", "node-2", "node-1"));

        assertTrue(refused.getMessage().contains("node-1.pem is there already and is not written over"));
        assertEquals(before, Files.readString(parent.resolve("tls/node-1.pem")));
        assertFalse(Files.exists(parent.resolve("tls/node-2.pem")));
    }

    @Test
    void half_an_authority_is_not_made_whole_with_another_one() throws Exception {
        make("tls", "node-1");
        Files.delete(parent.resolve("tls/ca.key"));

        var refused = assertThrows(Refused.class, () -> make("tls", "node-2"));

        assertTrue(refused.getMessage().contains("has only one of ca.pem and ca.key"));
    }

    @Test
    void no_certificate_outlives_its_authority() throws Exception {
        make("tls", "node-1");
        var later = Clock.fixed(NOW.plus(Duration.ofDays(3_600)), ZoneOffset.UTC);

        new CertificateFolder(parent.resolve("tls"), later, told::add).make(List.of(Subject.of("node-2")));

        assertEquals(certificate("ca").getNotAfter(), certificate("node-2").getNotAfter());
    }

    @Test
    void names_that_are_no_file_names_of_nodes_are_refused() {
        for (var name : List.of("ca", "../node", "node_1", "", "node 1", "node=", "node=a b", "-x")) {
            assertThrows(Refused.class, () -> Subject.of(name), name);
        }
        assertThrows(Refused.class, () -> make("tls", "node-1", "node-1"));
    }

    @Test
    void the_files_are_named_after_their_nodes() throws Exception {
        make("tls", "node-1");

        var names = new TreeSet<String>();
        try (var files = Files.list(parent.resolve("tls"))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertEquals(new TreeSet<>(List.of("ca.key", "ca.pem", "node-1.key", "node-1.pem")), names);
    }

    private void make(String folder, String... nodes) {
        var subjects = List.of(nodes).stream().map(Subject::of).toList();
        new CertificateFolder(parent.resolve(folder), Clock.fixed(NOW, ZoneOffset.UTC), told::add).make(subjects);
    }

    private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        return Pem.certificate(Files.readString(parent.resolve("tls/" + name + ".pem")));
    }
}
