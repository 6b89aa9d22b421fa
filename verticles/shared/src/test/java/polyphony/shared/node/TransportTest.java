package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    private static final CommonSettings.Tls TLS = new CommonSettings.Tls("node.pem", "node.key", "ca.pem");

    @TempDir
    private Path folder;

    @Test
    void a_pattern_means_the_one_address_of_this_machine_that_fits() {
        assertEquals(
                "10.0.7.3", transport("10.0.*.*", true, CommonSettings.Tls.NONE).host());
        assertEquals(
                "127.0.0.1",
                transport("127.0.0.1", false, CommonSettings.Tls.NONE).host());
        assertEquals(
                "127.0.0.2",
                transport("127.0.0.2", false, CommonSettings.Tls.NONE).host());
    }

    @Test
    void an_address_that_is_not_the_machines_is_refused_with_those_that_are() {
        assertEquals(
                "cluster.host is 192.0.2.1, which is no IPv4 address of this machine; it has 127.0.0.1, 10.0.7.3, 10.1.0.3",
                refusal("192.0.2.1"));
        assertEquals(
                "cluster.host is 10.*.*.*, which fits 10.0.7.3, 10.1.0.3: narrow it to one of them",
                refusal("10.*.*.*"));
        assertTrue(refusal("0.0.0.0").startsWith("cluster.host is 0.0.0.0, which means every address;"));
        assertTrue(refusal("eth*").startsWith("cluster.host must be an address, a name, or a pattern"));
    }

    @Test
    void other_machines_are_let_near_only_with_certificates_or_where_somebody_said_that_the_network_is_private() {
        String sentence = refusal("10.0.7.3");

        assertTrue(sentence.contains("scripts/polyphony certificates DIR NODE..."), sentence);
        assertTrue(sentence.contains("cluster.insecure"), sentence);
        assertEquals("10.0.7.3", transport("10.0.7.3", false, TLS).host());
        assertEquals(
                "10.0.7.3", transport("10.0.7.3", true, CommonSettings.Tls.NONE).host());
        assertThrows(Problems.Unfit.class, () -> Transport.plain().address("streaming.host", "10.0.7.3"));
    }

    @Test
    void with_certificates_both_sides_must_show_one_and_nothing_older_than_tls_1_3_is_spoken() {
        Transport transport = transport("10.0.7.3", false, TLS);
        EventBusOptions bus = transport.bus(new EventBusOptions());
        HttpServerOptions server = transport.server(new HttpServerOptions());
        HttpClientOptions client = transport.client(new HttpClientOptions());

        assertEquals("https", transport.scheme());
        assertTrue(bus.isSsl() && server.isSsl() && client.isSsl());
        assertEquals(ClientAuth.REQUIRED, bus.getClientAuth());
        assertEquals(ClientAuth.REQUIRED, server.getClientAuth());
        assertFalse(bus.isTrustAll() || client.isTrustAll());
        assertEquals(Set.of("TLSv1.3"), bus.getEnabledSecureTransportProtocols());
    }

    @Test
    void files_that_cannot_be_used_stop_the_start_with_a_sentence_each() throws Exception {
        String nothing = Files.writeString(folder.resolve("nothing.pem"), "").toString();
        String absent = folder.resolve("absent.pem").toString();

        var unfit = assertThrows(
                Problems.Unfit.class, () -> CertificateCheck.check(new CommonSettings.Tls(nothing, nothing, absent)));

        assertEquals(
                List.of(
                        "cluster.tls.certificate " + nothing + " holds no certificate",
                        "cluster.tls.ca " + absent + " cannot be read"),
                unfit.sentences());
    }

    @Test
    void others_are_told_the_public_address_when_there_is_one() {
        assertEquals("10.0.7.3", transport("10.0.7.3", false, TLS).seenAs("10.0.7.3"));
        var behindNat = new CommonSettings.Cluster("", "10.0.7.3", 0, "music.example", List.of(), 0, "", false, 8, TLS);
        assertEquals("music.example", new Transport(behindNat, machine()).seenAs("10.0.7.3"));
    }

    private static String refusal(String host) {
        return assertThrows(Problems.Unfit.class, () -> transport(host, false, CommonSettings.Tls.NONE))
                .getMessage();
    }

    private static Transport transport(String host, boolean insecure, CommonSettings.Tls tls) {
        return new Transport(
                new CommonSettings.Cluster("", host, 0, "", List.of(), 0, "", insecure, 8, tls), machine());
    }

    private static NodeAddress machine() {
        List<InetAddress> own = new ArrayList<>();
        for (String address : List.of("127.0.0.1", "10.0.7.3", "10.1.0.3")) {
            try {
                own.add(InetAddress.getByName(address));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return new NodeAddress(own);
    }
}
