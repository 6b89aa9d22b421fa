package polyphony.shared.contract;

import polyphony.shared.bus.Failure;

/**
 * Which part of an ordered list is wanted.
 *
 * @param after the cursor that the page before gave as {@code next}; null for the first page
 * @param offset entries to skip from the start, 0 or more; only when {@code after} is null. It is answered from an index
 *     in memory, so a far page costs what the first one costs
 * @param limit entries wanted, 1 to 100
 */
public record Page(String after, int offset, int limit) {
    /** What a list of whole records may hold at most, so that its JSON stays below the bus's limit on a body. */
    public static final int LIMIT_MAX = 100;

    private static final int AFTER_LENGTH_MAX = 1_000;

    public Page {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Failure.invalid("limit", "must be 1 to " + LIMIT_MAX);
        }
        if (offset < 0) {
            throw Failure.invalid("offset", "must be 0 or more");
        }
        if (after != null && after.length() > AFTER_LENGTH_MAX) {
            throw Failure.invalid("after", "must have at most " + AFTER_LENGTH_MAX + " characters");
        }
        if (after != null && offset > 0) {
            throw Failure.invalid("offset", "must be absent when after is given");
        }
    }

    public static Page first(int limit) {
        return new Page(null, 0, limit);
    }

    public static Page at(int offset, int limit) {
        return new Page(null, offset, limit);
    }
}
