package polyphony.gateway.subsonic;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.TrackId;

/** The parameters of a request, of its address and its form together. */
final class Query {
    private static final int LENGTH_MAX = 4_096;
    private static final int REPEATS_MAX = 2_000;
    private static final int SHOWN_MAX = 64;
    private static final int YEAR_MAX = 9_999;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final MultiMap parameters;

    Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    /** The parameter, or null when it is absent or empty. */
    String text(String name) {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.length() > LENGTH_MAX) {
            throw Failure.invalid(name, "must have at most " + LENGTH_MAX + " characters");
        }
        return value;
    }

    /** The parameter, or null when it is absent: where an empty one takes something away. */
    String textOrEmpty(String name) {
        return parameters.contains(name) && parameters.get(name).isEmpty() ? "" : text(name);
    }

    String required(String name) {
        String value = text(name);
        if (value == null) {
            throw Refusal.missing(name);
        }
        return value;
    }

    /** Every value of a repeatable parameter, in order; empty ones say nothing. */
    List<String> all(String name) {
        List<String> values = parameters.getAll(name).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > REPEATS_MAX) {
            throw Failure.invalid(name, "must be given at most " + REPEATS_MAX + " times");
        }
        return values;
    }

    int number(String name, int otherwise, int min, int max) {
        return (int) whole(name, otherwise, min, max);
    }

    /** As {@link #number}, but a value above the limit means the limit: what the protocol says of sizes of lists. */
    int atMost(String name, int otherwise, int max) {
        return (int) Math.min(whole(name, otherwise, 0, Integer.MAX_VALUE), max);
    }

    long whole(String name, long otherwise, long min, long max) {
        String value = text(name);
        return value == null ? otherwise : parsed(name, value, min, max);
    }

    static long parsed(String name, String value, long min, long max) {
        // Long.parseLong knows the digits of every script; no limit has more than 18.
        if (WHOLE_NUMBER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw Failure.invalid(name, "must be a whole number from " + min + " to " + max);
    }

    /** A year, or null when it is absent. */
    Integer year(String name) {
        return text(name) == null ? null : Integer.valueOf(number(name, 0, 0, YEAR_MAX));
    }

    int requiredYear(String name) {
        required(name);
        return number(name, 0, 0, YEAR_MAX);
    }

    Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Failure.invalid(name, "must be true or false");
        };
    }

    boolean flag(String name, boolean otherwise) {
        Boolean value = flag(name);
        return value == null ? otherwise : value;
    }

    TrackId track(String name) {
        return id("song", required(name), TrackId::new);
    }

    AlbumId album(String name) {
        return id("album", required(name), AlbumId::new);
    }

    ArtistId artist(String name) {
        return id("artist", required(name), ArtistId::new);
    }

    /** An id that cannot be one of ours names nothing: code 70, not a complaint about its shape. */
    static <T> T id(String what, String value, Function<String, T> make) {
        try {
            return make.apply(value);
        } catch (Failure malformed) {
            throw notFound(what, value);
        }
    }

    static Refusal notFound(String what, String value) {
        return new Refusal(Refusal.NOT_FOUND, "The " + what + " " + shortened(value) + " was not found");
    }

    private static String shortened(String value) {
        String start = start(value, SHOWN_MAX);
        return start.length() < value.length() ? start + "…" : value;
    }

    /** The first characters; never half of one, which could not be written. */
    static String start(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(lengthMax - 1));
        return text.substring(0, halves ? lengthMax - 1 : lengthMax);
    }
}
