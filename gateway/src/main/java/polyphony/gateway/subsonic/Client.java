package polyphony.gateway.subsonic;

import java.util.List;
import java.util.Locale;

/**
 * What a client, told by the parameter {@code c}, needs differently.
 *
 * @param name as it calls itself
 * @param flat its parser takes any nested element of a known name for a result, so nested OpenSubsonic lists are left out
 */
record Client(String name, boolean flat) {
    /** Clients whose XML parser does not look at depth: {@code contributors} alone would show as artists. */
    private static final List<String> FLAT = List.of("dsub", "submusic");

    static Client named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return new Client(name, FLAT.stream().anyMatch(lower::startsWith));
    }
}
