package polyphony.gateway.http;

import java.util.Locale;
import polyphony.shared.bus.Failure;

/**
 * A failure as RFC 9457 has it.
 *
 * @param field the parameter or field that was bad, or null
 */
public record Problem(String type, String title, int status, String detail, String field, String requestId) {
    public static final String CONTENT_TYPE = "application/problem+json";

    static Problem of(Failure failure, String requestId) {
        Failure.Kind kind = failure.kind();
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem(
                "urn:polyphony:" + name, title(kind), kind.code(), failure.getMessage(), field(failure), requestId);
    }

    /** A problem of HTTP itself, which no service knows of. */
    static Problem ofStatus(int status, String title, String detail, String requestId) {
        return new Problem("about:blank", title, status, detail, null, requestId);
    }

    private static String title(Failure.Kind kind) {
        return switch (kind) {
            case INVALID -> "Bad input";
            case UNAUTHENTICATED -> "Not signed in";
            case FORBIDDEN -> "Not allowed";
            case NOT_FOUND -> "Not found";
            case CONFLICT -> "Conflict";
            case TOO_MANY -> "Too many";
            case BROKEN -> "Something went wrong";
            case UNAVAILABLE -> "Not available right now";
        };
    }

    /** {@link Failure#invalid} begins its sentence with the field's name. */
    private static String field(Failure failure) {
        if (failure.kind() != Failure.Kind.INVALID) {
            return null;
        }
        String sentence = failure.getMessage();
        int space = sentence.indexOf(' ');
        return space > 0 ? sentence.substring(0, space) : null;
    }
}
