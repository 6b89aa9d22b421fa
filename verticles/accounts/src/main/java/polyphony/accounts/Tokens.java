package polyphony.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import polyphony.shared.contract.UserId;

/** Draws ids and secrets that nobody can guess. */
final class Tokens {
    /** Without letters and digits that look alike: these are read from one screen and typed on another. */
    private static final String TYPED = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int TYPED_LENGTH = 24;
    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 16;

    private final SecureRandom random;

    Tokens(SecureRandom random) {
        this.random = random;
    }

    /** A bearer or refresh token: 256 random bits. */
    String token() {
        return drawn(TOKEN_BYTES);
    }

    UserId userId() {
        return new UserId(UserId.PREFIX + drawn(ID_BYTES));
    }

    String appPasswordId() {
        return "ap-" + drawn(ID_BYTES);
    }

    /** A secret for people to type: 120 random bits. */
    String typed() {
        return random.ints(TYPED_LENGTH, 0, TYPED.length())
                .collect(StringBuilder::new, (text, i) -> text.append(TYPED.charAt(i)), StringBuilder::append)
                .toString();
    }

    private String drawn(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a secret that was drawn here: its SHA-256. */
    static String hash(String secret) {
        byte[] digest = digest("SHA-256", secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no " + algorithm, impossible);
        }
    }

    /** Whether two texts are the same, in a time that does not tell where they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
