package polyphony.launcher.servers;

/** Why the start cannot go on, in a sentence for the person at the terminal; no stack trace: it is an answer, not a crash. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence, null, false, false);
    }

    public Refused(String sentence, Throwable cause) {
        super(sentence + reason(cause), cause, false, false);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    }
}
