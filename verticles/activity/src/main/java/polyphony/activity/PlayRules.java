package polyphony.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** What makes a play a play, and the same play. */
final class PlayRules {
    /** Long tracks count after four minutes, whatever their half is. */
    private static final long ENOUGH_MS = 240_000;

    private static final int ID_BYTES = 16;

    private PlayRules() {}

    /** True when half of the track was heard, or four minutes. */
    static boolean isCounted(Play play) {
        return play.heardMs() >= ENOUGH_MS || play.heardMs() * 2 >= play.durationMs();
    }

    /** The same id for the same play, so that saying it twice gives the same answer and the same event. */
    static String eventId(UserId user, TrackId track, long playedAtMs) {
        try {
            byte[] key = (user + " " + track + " " + playedAtMs).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return "pl-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
