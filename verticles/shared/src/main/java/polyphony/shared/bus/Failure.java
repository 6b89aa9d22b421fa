package polyphony.shared.bus;

/**
 * An answer that says no: a kind and a sentence, the same from the store to the browser. It carries no stack trace
 * because it is an answer, not a crash; bugs stay ordinary exceptions and reach the caller as {@link Kind#BROKEN}.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why an ask was refused, with its code on the bus and in HTTP. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_MANY(429),
        BROKEN(500),
        UNAVAILABLE(503);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** HTTP's own number for this kind; it also travels as the failure code of the event bus. */
        public int code() {
            return code;
        }

        /** The kind for a code from the bus; BROKEN for a code nobody defined. */
        public static Kind ofCode(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return BROKEN;
        }

        /** True when the fault lies with us, so that breakers count it and one retry elsewhere makes sense. */
        public boolean isOurs() {
            return this == BROKEN || this == UNAVAILABLE;
        }
    }

    private final Kind kind;

    public Failure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Bad input: the sentence begins with the field's name and tells the limit that it broke. */
    public static Failure invalid(String field, String rule) {
        return new Failure(Kind.INVALID, field + " " + rule);
    }

    public static Failure unauthenticated(String message) {
        return new Failure(Kind.UNAUTHENTICATED, message);
    }

    public static Failure forbidden(String message) {
        return new Failure(Kind.FORBIDDEN, message);
    }

    /** {@code what} is the noun and its id, say {@code "track tr-12"}. */
    public static Failure notFound(String what) {
        return new Failure(Kind.NOT_FOUND, what + " does not exist");
    }

    public static Failure conflict(String message) {
        return new Failure(Kind.CONFLICT, message);
    }

    public static Failure tooMany(String message) {
        return new Failure(Kind.TOO_MANY, message);
    }

    public static Failure broken(String message) {
        return new Failure(Kind.BROKEN, message);
    }

    public static Failure unavailable(String message) {
        return new Failure(Kind.UNAVAILABLE, message);
    }

    /** The failure that a throwable is or, when it is a bug or a driver's exception, the BROKEN one that hides it. */
    public static Failure of(Throwable cause) {
        return cause instanceof Failure failure ? failure : broken("something went wrong; the log has the details");
    }
}
