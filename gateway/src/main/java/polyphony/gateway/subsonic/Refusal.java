package polyphony.gateway.subsonic;

import polyphony.shared.bus.Failure;

/** A failed answer in the protocol's terms: one of its error codes and a sentence. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int GENERIC = 0;
    static final int MISSING = 10;
    static final int CLIENT_TOO_OLD = 20;
    static final int SERVER_TOO_OLD = 30;
    static final int WRONG_CREDENTIALS = 40;
    static final int NO_TOKENS = 41;
    static final int TWO_MECHANISMS = 43;
    static final int WRONG_API_KEY = 44;
    static final int FORBIDDEN = 50;
    static final int NOT_FOUND = 70;

    private final int code;

    Refusal(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    static Refusal missing(String parameter) {
        return new Refusal(MISSING, "Required parameter is missing: " + parameter);
    }

    /** What a failure of ours is in this protocol. */
    static Refusal of(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        Failure failure = Failure.of(cause);
        int code = switch (failure.kind()) {
            case UNAUTHENTICATED, TOO_MANY -> WRONG_CREDENTIALS;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case INVALID, CONFLICT, BROKEN, UNAVAILABLE -> GENERIC;
        };
        return new Refusal(code, failure.getMessage());
    }
}
