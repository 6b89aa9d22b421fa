package polyphony.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.ScannedTrack;
import polyphony.shared.contract.TrackId;

/**
 * The ids of artists and albums are made of what makes them one and the same, so that they stay, whatever is deleted
 * and read again. (A track's id is drawn when it is first found: what it is may change.)
 */
final class EntityIds {
    private static final int ID_BYTES = 12;

    private EntityIds() {}

    /** An id that no track ever had. */
    static TrackId drawTrack() {
        UUID drawn = UUID.randomUUID();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(drawn.getMostSignificantBits())
                .putLong(drawn.getLeastSignificantBits());
        return new TrackId(TrackId.PREFIX + text(bytes.array()));
    }

    /** One artist for every spelling of a name. */
    static ArtistId artist(String name) {
        return new ArtistId(ArtistId.PREFIX + digest("artist\n" + Names.identity(name)));
    }

    static AlbumId album(ScannedTrack track) {
        return new AlbumId(AlbumId.PREFIX + digest(albumIdentity(track)));
    }

    /**
     * What the scanner says keeps it apart, else album artists and title. No date: on collections each track often has
     * its own, and one album in many pieces is worse than two editions in one.
     */
    static String albumIdentity(ScannedTrack track) {
        if (track.albumKeyHint() != null) {
            return "release\n" + Names.identity(track.albumKeyHint());
        }
        String artists =
                track.albumArtists().stream().map(Names::identity).sorted().collect(Collectors.joining("\t"));
        return String.join("\n", "album", artists, Names.identity(track.album()));
    }

    private static String digest(String text) {
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        byte[] start = new byte[ID_BYTES];
        System.arraycopy(hash, 0, start, 0, ID_BYTES);
        return text(start);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
