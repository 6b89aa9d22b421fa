package polyphony.streaming;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Wire;

/** Signs recipes, so that the HTTP side makes what was decided here and nothing else. Safe for any thread. */
final class Grants {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param clusterKey the identity key; a key of its own is made of it, so that no signature counts for two things */
    Grants(byte[] clusterKey, Clock clock) {
        byte[] own = mac(new SecretKeySpec(clusterKey, ALGORITHM), "streaming grants".getBytes(StandardCharsets.UTF_8));
        this.key = new SecretKeySpec(own, ALGORITHM);
        this.clock = clock;
    }

    /** {@code base64url(JSON).base64url(HMAC)}, fit for a path. */
    String sign(Recipe recipe) {
        byte[] json = Wire.encodeBytes(recipe);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(json) + "." + base64.encodeToString(mac(key, json));
    }

    /**
     * The recipe that was signed.
     *
     * @throws Failure FORBIDDEN when it was not signed here or its time is over
     */
    Recipe check(String grant) {
        try {
            int dot = Math.max(0, grant.indexOf('.'));
            byte[] json = Base64.getUrlDecoder().decode(grant.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(grant.substring(Math.min(dot + 1, grant.length())));
            if (MessageDigest.isEqual(signature, mac(key, json))) {
                return inTime(Wire.decode(json, Recipe.class));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, like every other thing that was not signed here.
        }
        throw Failure.forbidden("this address was not given by streaming");
    }

    private Recipe inTime(Recipe recipe) {
        if (recipe.expiresAtMs() <= clock.millis()) {
            throw Failure.forbidden("the time of this address is over");
        }
        return recipe;
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, impossible);
        }
    }
}
