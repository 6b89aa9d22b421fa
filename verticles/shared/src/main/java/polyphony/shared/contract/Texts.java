package polyphony.shared.contract;

import polyphony.shared.bus.Failure;

/** The rules for texts that come from outside. */
public final class Texts {
    private Texts() {}

    /** Present, not blank, at most {@code lengthMax} characters, no control character. */
    public static void required(String field, String value, int lengthMax) {
        if (value == null || value.isBlank()) {
            throw Failure.invalid(field, "must have 1 to " + lengthMax + " characters");
        }
        optional(field, value, lengthMax);
    }

    /** Absent, or at most {@code lengthMax} characters without a control character other than tab and line break. */
    public static void optional(String field, String value, int lengthMax) {
        if (value == null) {
            return;
        }
        if (value.length() > lengthMax) {
            throw Failure.invalid(field, "must have at most " + lengthMax + " characters");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw Failure.invalid(field, "must have no control characters");
        }
    }

    /** A title that people see: required, on one line, no space at either end. */
    public static void title(String field, String value, int lengthMax) {
        required(field, value, lengthMax);
        if (!value.equals(value.strip()) || value.chars().anyMatch(c -> c < ' ')) {
            throw Failure.invalid(field, "must have no line break and no space at its ends");
        }
    }

    /** A name that stands in addresses as well: a title without '/'. */
    public static void name(String field, String value, int lengthMax) {
        title(field, value, lengthMax);
        if (value.indexOf('/') >= 0) {
            throw Failure.invalid(field, "must have no '/'");
        }
    }
}
