package polyphony.shared.contract;

import polyphony.shared.bus.Failure;

/** The one rule for the shape of an id. */
final class Ids {
    private static final int LENGTH_MAX = 64;

    private Ids() {}

    static void check(String field, String prefix, String value) {
        if (value == null
                || value.length() > LENGTH_MAX
                || value.length() <= prefix.length()
                || !value.startsWith(prefix)
                || !value.chars().allMatch(Ids::isIdCharacter)) {
            throw Failure.invalid(
                    field, "must be " + prefix + " and 1 to 60 letters, digits, '-' or '_', at most " + LENGTH_MAX);
        }
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
