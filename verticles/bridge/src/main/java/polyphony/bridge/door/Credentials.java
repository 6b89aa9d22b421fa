package polyphony.bridge.door;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import polyphony.shared.node.Problems;

/** Who may come in. */
final class Credentials {
    private final Map<String, Credential> byName = new HashMap<>();

    Credentials(List<Credential> all) {
        for (Credential credential : all) {
            if (byName.put(credential.name(), credential) != null) {
                throw new Problems.Unfit(List.of("the credential " + credential.name() + " is there twice"));
            }
        }
    }

    /** Reads a YAML list. Blocks. */
    static Credentials read(Path file) {
        try {
            return new Credentials(YAMLMapper.builder().build().readValue(file.toFile(), new TypeReference<>() {}));
        } catch (IOException unreadable) {
            if (unreadable.getCause() instanceof Problems.Unfit unfit) {
                throw unfit;
            }
            throw new Problems.Unfit(
                    List.of("door.credentials: " + file + " cannot be read: " + unreadable.getMessage()));
        }
    }

    /** The credential, when name and token fit. Takes as long for a name that nobody has. */
    Optional<Credential> of(String name, String token) {
        Credential credential = byName.get(name);
        byte[] given = sha256(token);
        byte[] wanted =
                credential == null ? new byte[given.length] : HexFormat.of().parseHex(credential.tokenSha256());
        boolean same = MessageDigest.isEqual(given, wanted);
        return same && credential != null ? Optional.of(credential) : Optional.empty();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
