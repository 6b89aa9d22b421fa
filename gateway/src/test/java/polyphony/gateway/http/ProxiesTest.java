package polyphony.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.shared.node.Problems;

class ProxiesTest {
    private static final List<String> OURS = List.of("10.0.0.0/8", "2001:db8::/33", "192.0.2.7");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                // peer | header | client
                "203.0.113.9 | - | 203.0.113.9",
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
                "10.1.2.3 | - | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "192.0.2.7 | 198.51.100.1:5123 | 198.51.100.1",
                "192.0.2.8 | 198.51.100.1 | 192.0.2.8",
                "10.1.2.3 | 1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "10.1.2.3 | 10.4.4.4, 10.9.9.9 | 10.4.4.4",
                "10.1.2.3 | [2001:db8:8000::5]:443 | 2001:db8:8000::5",
                "2001:db8:1::1 | 2001:db8:ffff::1 | 2001:db8:ffff::1",
                "::ffff:10.1.2.3 | 198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | 1.1.1.1, localhost | 10.1.2.3",
                "10.1.2.3 | 1.1.1.1, 10.9.9.9, | 10.1.2.3",
                "10.1.2.3 | '' | 10.1.2.3",
                "10.1.2.3 | [ | 10.1.2.3",
                "- | 198.51.100.1 | -",
            })
    void only_our_own_proxies_are_believed_and_only_up_to_the_first_stranger(
            String peer, String header, String client) {
        assertEquals(client, new Proxies(OURS).client(peer, header == null ? List.of() : List.of(header), List.of()));
    }

    @Test
    void a_chain_without_end_is_read_for_a_few_hops() {
        String chain = "1.1.1.1" + ", 10.0.0.1".repeat(5_000);

        assertEquals("10.0.0.1", new Proxies(OURS).client("10.0.0.2", List.of(chain), List.of()));
        assertEquals(
                "10.0.0.2",
                new Proxies(OURS)
                        .client(
                                "10.0.0.2",
                                List.of(" ".repeat(5_000) + "198.51.100.1," + " ".repeat(1_999)),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // peer | header | client
                "203.0.113.9 | for=198.51.100.1 | 203.0.113.9",
                "10.1.2.3 | for=198.51.100.1 | 198.51.100.1",
                "10.1.2.3 | For=198.51.100.1:5123;proto=https;by=10.1.2.3 | 198.51.100.1",
                "10.1.2.3 | proto=https; for=\"[2001:db8:8000::5]:443\" | 2001:db8:8000::5",
                "10.1.2.3 | for=1.1.1.1, for=198.51.100.1, for=10.9.9.9 | 198.51.100.1",
                "10.1.2.3 | for=1.1.1.1;for=198.51.100.1 | 10.1.2.3",
                "10.1.2.3 | for=unknown | 10.1.2.3",
                "10.1.2.3 | for=_hidden, for=10.9.9.9 | 10.9.9.9",
                "10.1.2.3 | for=\" | 10.1.2.3",
                "10.1.2.3 | 198.51.100.1 | 10.1.2.3",
                "10.1.2.3 | by=198.51.100.1 | 10.1.2.3",
            })
    void the_standard_header_is_read_alike(String peer, String header, String client) {
        assertEquals(client, new Proxies(OURS).client(peer, List.of(), List.of(header)));
    }

    @Test
    void a_header_of_the_kind_that_the_balancer_does_not_write_changes_nobodys_address_but_to_the_balancers() {
        var proxies = new Proxies(OURS);
        var truth = List.of("198.51.100.1");

        assertEquals("198.51.100.1", proxies.client("10.1.2.3", truth, List.of("for=198.51.100.1")));
        assertEquals("10.1.2.3", proxies.client("10.1.2.3", truth, List.of("for=1.1.1.1")));
        assertEquals("10.1.2.3", proxies.client("10.1.2.3", truth, List.of("for=unknown")));
        assertEquals("203.0.113.9", proxies.client("203.0.113.9", truth, List.of("for=198.51.100.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0.0/-1", "1.2.3"})
    void what_is_no_address_is_refused_by_name(String entry) {
        var refused = assertThrows(Problems.Unfit.class, () -> new Proxies(List.of(entry)));

        assertTrue(
                refused.sentences().get(0).contains("trustedProxies"),
                refused.sentences().toString());
    }
}
