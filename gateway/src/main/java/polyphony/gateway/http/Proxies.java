package polyphony.gateway.http;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import polyphony.shared.node.Problems;

/**
 * Who stands before this gateway, and who is behind them: a load balancer's {@code X-Forwarded-For} or {@code Forwarded} is
 * believed when the balancer is one of ours, so that the limits of one client do not fall on all. From anybody else they are
 * ignored. A balancer that writes one of them passes the client's own of the other kind on, so two that differ say nothing.
 */
final class Proxies {
    private static final String FORWARDED_FOR = "x-forwarded-for";
    private static final String FORWARDED = "forwarded";
    /** Longer than any honest chain; the rest of a longer one is not read. */
    private static final int HOPS_MAX = 20;

    private static final int CHARACTERS_MAX = 2_000;

    /** The addresses that share their first bits. */
    private static final class Block {
        private final byte[] address;
        private final int bits;

        Block(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] ^ other[whole]) >>> (Byte.SIZE - rest) << (Byte.SIZE - rest) == 0);
        }
    }

    private final List<Block> trusted = new ArrayList<>();

    /**
     * @param trusted addresses, or blocks of them as {@code 10.0.0.0/8}
     * @throws Problems.Unfit naming each entry that is neither
     */
    Proxies(List<String> trusted) {
        var problems = new Problems();
        trusted.forEach(entry -> add(entry, problems));
        problems.stopIfAny();
    }

    private void add(String entry, Problems problems) {
        String[] parts = entry.split("/", 2);
        byte[] address = bytes(parts[0]);
        int most = address == null ? 0 : address.length * Byte.SIZE;
        int bits = parts.length == 1 ? most : parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
        boolean fits = address != null && bits >= 0 && bits <= most;
        problems.unless(fits, "trustedProxies must be addresses or blocks like 10.0.0.0/8, not " + entry);
        if (fits) {
            trusted.add(new Block(address, bits));
        }
    }

    /** The client's address: the last one of the chain that no proxy of ours has. */
    String client(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        return trusted.isEmpty()
                ? peer
                : client(
                        peer,
                        request.headers().getAll(FORWARDED_FOR),
                        request.headers().getAll(FORWARDED));
    }

    String client(String peer, List<String> forwardedFor, List<String> forwarded) {
        if (!isTrusted(peer)) {
            return peer;
        }
        String one = last(peer, forwardedFor, hop -> hop);
        String other = last(peer, forwarded, ForwardedHop::address);
        if (forwardedFor.isEmpty() || forwarded.isEmpty()) {
            return forwarded.isEmpty() ? one : other;
        }
        return Arrays.equals(bytes(one), bytes(other)) ? one : peer;
    }

    private String last(String peer, List<String> header, UnaryOperator<String> address) {
        String[] hops = tail(String.join(",", header)).split(",", -1);
        String client = peer;
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - HOPS_MAX); i--) {
            String hop = withoutPort(address.apply(hops[i].strip()));
            if (bytes(hop) == null) {
                return client;
            }
            client = hop;
            if (!isTrusted(hop)) {
                return client;
            }
        }
        return client;
    }

    /** From a comma on, so that no half of an address is taken for one. */
    private static String tail(String chain) {
        if (chain.length() <= CHARACTERS_MAX) {
            return chain;
        }
        String end = chain.substring(chain.length() - CHARACTERS_MAX);
        return end.substring(end.indexOf(',') + 1);
    }

    private boolean isTrusted(String address) {
        byte[] bytes = bytes(address);
        return bytes != null && trusted.stream().anyMatch(block -> block.holds(bytes));
    }

    /** {@code 192.0.2.1:5000} and {@code [2001:db8::1]:5000} are written by some. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    /** Null for what is no address; names are never looked up. IPv4 in IPv6's clothes is IPv4. */
    private static byte[] bytes(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        boolean mapped = bytes != null
                && bytes.length == 16
                && Arrays.equals(bytes, 0, 12, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, 12);
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }
}
