package polyphony.shared.node;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which address of this machine a setting means: an address, a name, or a pattern such as {@code 10.0.0.*}. IPv4 alone, as
 * Hazelcast is set up for it.
 */
final class NodeAddress {
    private static final Pattern PATTERN = Pattern.compile("[0-9]{1,3}(\\.([0-9]{1,3}|\\*)){3}");

    private final List<InetAddress> own;

    /** @param own the addresses of this machine */
    NodeAddress(List<InetAddress> own) {
        this.own = List.copyOf(own);
    }

    /** What this machine is called. */
    static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    static NodeAddress ofMachine() {
        try {
            return new NodeAddress(ipv4(NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)));
        } catch (SocketException unreadable) {
            throw unfit("the addresses of this machine cannot be read: " + unreadable.getMessage());
        }
    }

    /**
     * @param key the setting, for the sentence
     * @throws Problems.Unfit when it means no address of this machine, or several
     */
    InetAddress of(String key, String wanted) {
        boolean pattern = wanted.contains("*");
        // All of 127.0.0.0/8 is this machine, though its interface lists one of them.
        List<InetAddress> here = (pattern ? matching(key, wanted) : named(key, wanted))
                .stream()
                        .filter(address -> address.isLoopbackAddress() || own.contains(address))
                        .toList();
        if (here.isEmpty()) {
            throw unfit(key + " is " + wanted + ", which is no IPv4 address of this machine; it has " + texts(own));
        }
        if (pattern && here.size() > 1) {
            throw unfit(key + " is " + wanted + ", which fits " + texts(here) + ": narrow it to one of them");
        }
        return here.get(0);
    }

    private List<InetAddress> matching(String key, String wanted) {
        if (!PATTERN.matcher(wanted).matches()) {
            throw unfit(key + " must be an address, a name, or a pattern such as 10.0.0.*, not " + wanted);
        }
        Pattern meant = Pattern.compile(wanted.replace(".", "\\.").replace("*", "[0-9]+"));
        return own.stream()
                .filter(address -> meant.matcher(address.getHostAddress()).matches())
                .toList();
    }

    private static List<InetAddress> named(String key, String wanted) {
        try {
            List<InetAddress> meant = ipv4(Stream.of(InetAddress.getAllByName(wanted)));
            if (meant.stream().anyMatch(InetAddress::isAnyLocalAddress)) {
                throw unfit(key + " is " + wanted + ", which means every address; name the one, or a pattern such as"
                        + " 10.0.0.*, at which other nodes reach this one");
            }
            return meant;
        } catch (UnknownHostException unknown) {
            throw unfit(key + " is " + wanted + ", which is the name of no machine");
        }
    }

    private static List<InetAddress> ipv4(Stream<InetAddress> addresses) {
        return addresses.filter(Inet4Address.class::isInstance).toList();
    }

    private static String texts(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }

    private static Problems.Unfit unfit(String sentence) {
        return new Problems.Unfit(List.of(sentence));
    }
}
