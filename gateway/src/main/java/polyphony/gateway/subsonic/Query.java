package polyphony.gateway.subsonic;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.function.Function;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.TrackId;

/** The parameters of a request, of its address and its form together. */
final class Query {
    private static final int LENGTH_MAX = 4_096;
    private static final int REPEATS_MAX = 2_000;

    private final MultiMap parameters;

    Query(MultiMap parameters) {
        this.parameters = parameters;
    }

    boolean has(String name) {
        return parameters.contains(name);
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

    String required(String name) {
        String value = text(name);
        if (value == null) {
            throw Refusal.missing(name);
        }
        return value;
    }

    /** Every value of a repeatable parameter, in order. */
    List<String> all(String name) {
        List<String> values = parameters.getAll(name);
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
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same sentence serves both.
        }
        throw Failure.invalid(name, "must be a whole number from " + min + " to " + max);
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
            throw new Refusal(Refusal.NOT_FOUND, "The " + what + " " + shortened(value) + " was not found");
        }
    }

    private static String shortened(String value) {
        return value.length() > 64 ? value.substring(0, 64) + "…" : value;
    }
}
