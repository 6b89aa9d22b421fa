package polyphony.shared.node;

import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * How nodes speak with one another: TLS 1.3 with a certificate on both sides, or in the clear, which is let happen on
 * loopback and where {@code cluster.insecure} says that the network is private by other means. Whoever has a certificate
 * of the cluster's CA is a node, wherever it stands: names in certificates are not compared with addresses.
 */
public final class Transport {
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3");

    private static final String LOOPBACK = "127.0.0.1";

    private final CommonSettings.Tls tls;
    private final boolean insecure;
    private final NodeAddress addresses;
    private final String host;
    private final String publicHost;

    /** @param addresses of this machine */
    Transport(CommonSettings.Cluster settings, NodeAddress addresses) {
        this.tls = settings.tls();
        this.insecure = settings.insecure();
        this.addresses = addresses;
        this.host = address("cluster.host", settings.host());
        this.publicHost = settings.publicHost();
    }

    /**
     * Reads the files that the settings name; blocks for it.
     *
     * @throws Problems.Unfit with a sentence for each that cannot be used
     */
    public static Transport of(CommonSettings.Cluster settings) {
        if (settings.tls().isSet()) {
            CertificateCheck.check(settings.tls());
        }
        return new Transport(settings, NodeAddress.ofMachine());
    }

    /** Without TLS: good on loopback only. */
    public static Transport plain() {
        var settings =
                new CommonSettings.Cluster("", LOOPBACK, 0, "", List.of(), 0, "", false, 8, CommonSettings.Tls.NONE);
        return new Transport(settings, new NodeAddress(List.of()));
    }

    /** The address of this machine on which other nodes are served. */
    public String host() {
        return host;
    }

    /** Where other nodes reach what listens on an address of this machine. */
    public String seenAs(String address) {
        return publicHost.isEmpty() ? address : publicHost;
    }

    /** Whether what is said can be read by none but nodes. */
    public boolean encrypted() {
        return tls.isSet();
    }

    /** {@code https} or {@code http}, for addresses that nodes give one another. */
    public String scheme() {
        return encrypted() ? "https" : "http";
    }

    /**
     * The address of this machine on which nodes may be served.
     *
     * @param key the setting that names it
     * @param wanted an address, a name, or a pattern such as {@code 10.0.0.*}
     * @throws Problems.Unfit when it is none of this machine, or can be reached from elsewhere and nothing keeps strangers out
     */
    public final String address(String key, String wanted) {
        InetAddress address = addresses.of(key, wanted);
        if (!address.isLoopbackAddress() && !encrypted() && !insecure) {
            throw new Problems.Unfit(List.of(key + " is " + wanted + ", which other machines can reach, and cluster.tls"
                    + " names no certificate: make one for each node with scripts/polyphony certificates DIR NODE..., or"
                    + " set cluster.insecure to true if the network is private by other means"));
        }
        return address.getHostAddress();
    }

    EventBusOptions bus(EventBusOptions options) {
        if (encrypted()) {
            secure(options).setTrustAll(false).setClientAuth(ClientAuth.REQUIRED);
        }
        return options;
    }

    /** Lets only nodes in. */
    public HttpServerOptions server(HttpServerOptions options) {
        if (encrypted()) {
            secure(options).setClientAuth(ClientAuth.REQUIRED);
        }
        return options;
    }

    /** Speaks with nodes only. */
    public HttpClientOptions client(HttpClientOptions options) {
        if (encrypted()) {
            secure(options).setTrustAll(false).setVerifyHost(false);
        }
        return options;
    }

    private <T extends TCPSSLOptions> T secure(T options) {
        options.setSsl(true)
                .setKeyCertOptions(
                        new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key()))
                .setTrustOptions(new PemTrustOptions().addCertPath(tls.ca()))
                .setEnabledSecureTransportProtocols(PROTOCOLS);
        return options;
    }
}
