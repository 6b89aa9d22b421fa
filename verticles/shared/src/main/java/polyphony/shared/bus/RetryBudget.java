package polyphony.shared.bus;

/**
 * Second tries are at most a tenth of all asks, with a small allowance for quiet times: when everything fails, trying everything
 * twice would only be more load.
 */
final class RetryBudget {
    private static final int ALLOWANCE = 20;
    private static final double EARNED = 0.1;

    private double left = ALLOWANCE;

    synchronized void asked() {
        left = Math.min(ALLOWANCE, left + EARNED);
    }

    /** Takes one second try, if there is one left. */
    synchronized boolean take() {
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
