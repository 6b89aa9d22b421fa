package polyphony.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import polyphony.shared.bus.Failure;

/**
 * Counts attempts to prove who one is, for one name from one address and for all names from one address, and refuses more
 * than the limits. Bounded: what was not tried for longest is forgotten first. Lives on one event loop.
 */
final class Attempts {
    private static final int KEYS_MAX = 10_000;

    /** @param within the time in which attempts are counted together */
    record Limits(int perName, int perAddress, Duration within) {}

    private record Window(long untilMs, int count) {}

    private final Limits limits;
    private final Clock clock;
    private final Map<String, Window> byName = windows();
    private final Map<String, Window> byAddress = windows();

    Attempts(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Failure TOO_MANY when no more attempts are left */
    void check(String name, String address) {
        refuse(byName.get(key(name, address)), limits.perName());
        refuse(byAddress.get(text(address)), limits.perAddress());
    }

    /**
     * Counts an attempt, before it is known how it ends: many at once must not pass as one.
     *
     * @throws Failure TOO_MANY when no more attempts are left
     */
    void count(String name, String address) {
        check(name, address);
        add(byName, key(name, address));
        add(byAddress, text(address));
    }

    /**
     * Tells that a counted attempt was right: the name starts afresh, the address gets this one attempt back and no more,
     * or else an account of one's own would buy guesses at others'.
     */
    void succeeded(String name, String address) {
        byName.remove(key(name, address));
        byAddress.computeIfPresent(
                text(address),
                (key, window) -> window.count() <= 1 ? null : new Window(window.untilMs(), window.count() - 1));
    }

    private void refuse(Window window, int max) {
        if (window != null && window.count() >= max && window.untilMs() > clock.millis()) {
            long seconds = Math.max(
                    1, Duration.ofMillis(window.untilMs() - clock.millis()).toSeconds());
            throw Failure.tooMany("too many attempts to sign in; try again in " + seconds + " seconds");
        }
    }

    private void add(Map<String, Window> windows, String key) {
        long now = clock.millis();
        Window window = windows.get(key);
        windows.put(
                key,
                window == null || window.untilMs() <= now
                        ? new Window(now + limits.within().toMillis(), 1)
                        : new Window(window.untilMs(), window.count() + 1));
    }

    private static String key(String name, String address) {
        return name + '\n' + text(address);
    }

    private static String text(String address) {
        return address == null ? "" : address;
    }

    private static Map<String, Window> windows() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
                return size() > KEYS_MAX;
            }
        };
    }
}
