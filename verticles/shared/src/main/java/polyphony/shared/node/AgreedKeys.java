package polyphony.shared.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Refuses a node whose key is another one than the cluster's: what it signs would be believed by nobody, and that would show
 * as refusals everywhere. Nodes compare fingerprints, of which no key can be made.
 */
final class AgreedKeys {
    private static final String MAP = "polyphony.keys";
    private static final long SECONDS_MAX = 20;

    private final Vertx vertx;

    AgreedKeys(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Ends when the cluster has the same key, or had none until now; fails with {@link Problems.Unfit}.
     *
     * @param where it was found, for people
     */
    Future<Void> check(String name, byte[] key, String where) {
        String own = fingerprint(key);
        return vertx.sharedData()
                .<String, String>getClusterWideMap(MAP)
                .compose(map -> map.putIfAbsent(name, own))
                .timeout(SECONDS_MAX, TimeUnit.SECONDS)
                .compose(known -> known == null || known.equals(own)
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Problems.Unfit(List.of(
                                "the key in " + where + " is not the cluster's; take that of a node of the cluster"))));
    }

    private static String fingerprint(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
