package polyphony.shared.bus;

/**
 * Who asks, until when, and as part of which request.
 *
 * @param identity the verified identity
 * @param token the signed form of it, passed on with further asks
 * @param deadlineNanos {@link System#nanoTime()} of this process after which nobody waits for the answer any more
 * @param requestId one id for everything that one request from outside causes, for logs
 */
public record Caller(Identity identity, String token, long deadlineNanos, String requestId) {
    /** Milliseconds that are left, zero or less when nobody waits any more. */
    public long remainingMs() {
        return (deadlineNanos - System.nanoTime()) / 1_000_000;
    }
}
