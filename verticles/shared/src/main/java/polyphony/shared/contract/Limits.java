package polyphony.shared.contract;

import java.util.Collection;
import polyphony.shared.bus.Failure;

/** The rules for numbers and lists that come from outside. */
public final class Limits {
    private Limits() {}

    public static void within(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw Failure.invalid(field, "must be " + min + " to " + max);
        }
    }

    public static void size(String field, Collection<?> values, int min, int max) {
        if (values == null || values.size() < min || values.size() > max) {
            throw Failure.invalid(field, "must have " + min + " to " + max + " entries");
        }
    }
}
