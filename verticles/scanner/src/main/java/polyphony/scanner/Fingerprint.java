package polyphony.scanner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Short hashes: of a folder's directory entries, and of bytes. */
final class Fingerprint {
    /** Grows when the scanner reads files differently, so that every folder is read once more. */
    private static final String EDITION = "1:";

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(List<DiskFile> audio, List<DiskFile> lyrics, List<DiskFile> covers) {
        var sha = sha256();
        Stream.of(audio, lyrics, covers)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(DiskFile::name))
                .map(file -> file.name() + "/" + file.sizeBytes() + "/" + file.modifiedAtMs() + "/")
                .forEach(line -> sha.update(line.getBytes(StandardCharsets.UTF_8)));
        return EDITION + hex(sha);
    }

    /** One fingerprint made of several. */
    static String joined(String... fingerprints) {
        var sha = sha256();
        sha.update(String.join("/", fingerprints).getBytes(StandardCharsets.UTF_8));
        return EDITION + hex(sha);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first half of the hash: no two of the world's files will meet in 128 bits. */
    static String hex(MessageDigest sha) {
        return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
    }
}
