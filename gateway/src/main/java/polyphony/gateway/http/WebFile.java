package polyphony.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/**
 * A file of the web player, ready to be sent.
 *
 * @param packed the same with gzip; null when that is not worth it
 * @param policy what the browser may do for it (Content-Security-Policy)
 */
record WebFile(String contentType, Buffer plain, Buffer packed, String etag, String cacheControl, CharSequence policy) {
    private static final Set<String> TEXTS =
            Set.of("html", "js", "mjs", "css", "json", "svg", "map", "webmanifest", "txt");
    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    /** The version is part of a webjar's address, so what is there never changes. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String ASK_AGAIN = "no-cache";

    /** Reads the file from the jars; null when there is none. */
    static WebFile read(String resource, String path) throws IOException {
        try (InputStream in = WebFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            String ending = path.substring(path.lastIndexOf('.') + 1);
            byte[] packed = TEXTS.contains(ending) ? Json.gzip(bytes, Deflater.BEST_COMPRESSION) : bytes;
            return new WebFile(
                    contentType(ending),
                    Buffer.buffer(bytes),
                    packed.length < bytes.length ? Buffer.buffer(packed) : null,
                    '"' + sha256(bytes).substring(0, 22) + '"',
                    path.startsWith("/webjars/") ? FOR_EVER : ASK_AGAIN,
                    policy(ending.equals("html") ? new String(bytes, StandardCharsets.UTF_8) : ""));
        }
    }

    private static String contentType(String ending) {
        return switch (ending) {
            case "js", "mjs" -> "text/javascript; charset=utf-8";
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "webmanifest" -> "application/manifest+json";
            case "svg" -> "image/svg+xml";
            case "woff2" -> "font/woff2";
            case "json", "map" -> "application/json";
            case "txt" -> "text/plain; charset=utf-8";
            case "png", "webp", "avif" -> "image/" + ending;
            case "jpg", "jpeg" -> "image/jpeg";
            case "ico" -> "image/x-icon";
            default -> "application/octet-stream";
        };
    }

    /** Scripts of our own only; an inline one, as an import map must be, is allowed by the digest of its very text. */
    private static String policy(String html) {
        var digests = new StringBuilder();
        for (Matcher script = INLINE_SCRIPT.matcher(html); script.find(); ) {
            digests.append(" 'sha256-")
                    .append(sha256(script.group(1).getBytes(StandardCharsets.UTF_8)))
                    .append('\'');
        }
        // Libraries of components put their styles into the page; a style cannot run anything.
        return "default-src 'self'; script-src 'self'" + digests
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:"
                + "; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
