package polyphony.shared.bus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs identities and checks them: {@code base64url(JSON).base64url(HMAC-SHA256)} under the cluster's key. Every
 * service checks the signature; none trusts an ask because it came over the bus. Safe for use by any thread.
 */
public final class Identities {
    private static final int KEY_BYTES_MIN = 32;
    private static final int CHECKED_MAX = 4_096;
    private static final int TOKEN_LENGTH_MAX = 2_000;
    private static final Duration SERVICE_VALIDITY = Duration.ofMinutes(10);

    private record Own(String token, long renewAtMs) {}

    private final SecretKeySpec key;
    /** Bounded by the names in our code. */
    private final Map<String, Own> services = new ConcurrentHashMap<>();

    private final Clock clock;
    private final Map<String, Identity> checked = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Identity> eldest) {
            return size() > CHECKED_MAX;
        }
    };

    /** @param key at least 32 random bytes, the same on every node */
    public Identities(byte[] key, Clock clock) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("the identity key must have at least " + KEY_BYTES_MIN + " bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    /** The signed form of an identity. */
    public String sign(Identity identity) {
        byte[] json = Wire.encodeBytes(identity);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(json) + "." + base64.encodeToString(mac(json));
    }

    /** The signed identity of a service of ours, valid for five to ten minutes. */
    public String signService(String service) {
        long now = clock.millis();
        Own own = services.get(service);
        if (own == null || own.renewAtMs() <= now) {
            // Signed once for many asks: a service asks for itself thousands of times a second.
            long half = SERVICE_VALIDITY.toMillis() / 2;
            own = new Own(sign(new Identity(null, service, false, now + 2 * half)), now + half);
            services.put(service, own);
        }
        return own.token();
    }

    /**
     * The identity that was signed.
     *
     * @throws Failure UNAUTHENTICATED when the signature is wrong or its time is over
     */
    public Identity check(String token) {
        if (token == null || token.length() > TOKEN_LENGTH_MAX) {
            throw Failure.unauthenticated("no identity was sent with this ask");
        }
        Identity identity = remembered(token);
        if (identity == null) {
            identity = verify(token);
            remember(token, identity);
        }
        if (identity.expiresAtMs() <= clock.millis()) {
            throw Failure.unauthenticated("the identity of this ask is out of date");
        }
        return identity;
    }

    private Identity verify(String token) {
        int dot = token.indexOf('.');
        try {
            byte[] json = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (dot < 0 || !MessageDigest.isEqual(signature, mac(json))) {
                throw Failure.unauthenticated("the identity of this ask is not signed by this cluster");
            }
            return Wire.decode(json, Identity.class);
        } catch (IllegalArgumentException notBase64) {
            throw Failure.unauthenticated("the identity of this ask is not signed by this cluster");
        }
    }

    private Identity remembered(String token) {
        synchronized (checked) {
            return checked.get(token);
        }
    }

    private void remember(String token, Identity identity) {
        synchronized (checked) {
            checked.put(token, identity);
        }
    }

    private byte[] mac(byte[] json) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(json);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no HmacSHA256", impossible);
        }
    }

    /** A key for tests and for a first start, from a text; production keys are random bytes in a file. */
    public static byte[] keyOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
