package polyphony.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Passwords as argon2id, written in the PHC form. Takes some 50 ms of a processor: for workers only. */
final class PasswordHash {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([\\w+/]+)\\$([\\w+/]+)");

    /** How much work one hash is. */
    record Cost(int memoryKiB, int iterations) {}

    private final Cost cost;
    private final SecureRandom random;

    PasswordHash(Cost cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
    }

    String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return prefix(cost) + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash(password, salt, cost, HASH_BYTES));
    }

    boolean matches(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("a stored password is no argon2id");
        }
        var then = new Cost(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        byte[] salt = Base64.getDecoder().decode(parts.group(3));
        byte[] expected = Base64.getDecoder().decode(parts.group(4));
        return MessageDigest.isEqual(expected, hash(password, salt, then, expected.length));
    }

    /** Whether it was made with another amount of work than today's. */
    boolean isOutdated(String phc) {
        return !phc.startsWith(prefix(cost));
    }

    private static String prefix(Cost cost) {
        return "$argon2id$v=19$m=" + cost.memoryKiB() + ",t=" + cost.iterations() + ",p=1$";
    }

    private static byte[] hash(String password, byte[] salt, Cost cost, int size) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(1)
                .withSalt(salt)
                .build());
        // The same letters typed on different systems may come composed or not.
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        byte[] hash = new byte[size];
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
