package polyphony.scanner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code .lrc} files, which come in several encodings. */
final class LyricsFiles {
    private static final int BYTES_MAX = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private LyricsFiles() {}

    /** The text, or null when it cannot be read or is no text. */
    static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            String text = decode(in.readNBytes(BYTES_MAX)).strip();
            return text.isEmpty() || text.indexOf('\0') >= 0 ? null : text;
        } catch (IOException e) {
            return null;
        }
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int from = startsWith(bytes, 0xef, 0xbb) ? 3 : 0;
        var content = ByteBuffer.wrap(bytes, Math.min(from, bytes.length), Math.max(0, bytes.length - from));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.duplicate())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            boolean cut = bytes.length == BYTES_MAX;
            return (cut ? StandardCharsets.UTF_8 : WINDOWS).decode(content).toString();
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }
}
