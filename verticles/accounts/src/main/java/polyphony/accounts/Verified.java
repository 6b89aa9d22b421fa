package polyphony.accounts;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.UserId;

/**
 * Remembers for a minute what credentials were proven to be, so that an app that sends them with every request costs
 * microseconds. Keyed by a keyed hash: no credentials wait in memory. Bounded. Lives on one event loop.
 */
final class Verified {
    static final long REMEMBERED_MS = 60_000;

    private static final int REMEMBERED_MAX = 10_000;

    /** What was proven, and until when it may be believed. */
    record Known(Accounts.Proof proof, long untilMs) {}

    private final SecretKeySpec hashKey;
    private final Clock clock;
    private final Map<String, Future<Known>> running = new HashMap<>();
    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };
    private long changes;

    /** @param hashKey random bytes of this instance alone */
    Verified(byte[] hashKey, Clock clock) {
        this.hashKey = new SecretKeySpec(hashKey, "HmacSHA256");
        this.clock = clock;
    }

    /** What is known of the credentials, or what {@code prove} finds: once for all who ask meanwhile. */
    Future<Accounts.Proof> or(Accounts.Credentials credentials, Supplier<Future<Known>> prove) {
        String key = key(credentials);
        Known found = known.get(key);
        if (found != null && found.untilMs() > clock.millis()) {
            return Future.succeededFuture(found.proof());
        }
        Future<Known> proving = running.get(key);
        return (proving == null ? begin(key, prove) : proving).map(Known::proof);
    }

    private Future<Known> begin(String key, Supplier<Future<Known>> prove) {
        long before = changes;
        Future<Known> proving = prove.get();
        running.put(key, proving);
        return proving.onComplete(ended -> {
            running.remove(key, proving);
            // What was found before a change is told to those who waited, and to nobody after.
            if (ended.succeeded() && changes == before) {
                known.put(key, ended.result());
            }
        });
    }

    void forget(UserId user) {
        changes++;
        running.clear();
        known.values().removeIf(entry -> entry.proof().user().id().equals(user));
    }

    private String key(Accounts.Credentials credentials) {
        String all = String.join(
                "\n",
                quoted(credentials.bearer()),
                quoted(credentials.apiKey()),
                quoted(credentials.username()),
                quoted(credentials.password()),
                quoted(credentials.token()),
                quoted(credentials.salt()));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return Base64.getEncoder().encodeToString(mac.doFinal(all.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA256", impossible);
        }
    }

    /** With its length, so that a part of one field cannot stand for a part of another. */
    private static String quoted(String text) {
        return text == null ? "-" : text.length() + ":" + text;
    }
}
