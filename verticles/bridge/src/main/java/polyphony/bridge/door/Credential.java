package polyphony.bridge.door;

import java.util.List;
import java.util.regex.Pattern;
import polyphony.shared.node.Problems;

/**
 * What a program may do.
 *
 * @param name of the program, also its name as a service of ours where it asks on its own behalf
 * @param tokenSha256 SHA-256 of its token, as hexadecimal digits; the token itself is 32 random bytes that only the program has
 * @param asks addresses it may ask, with {@code *} for any end
 * @param answers services it may be an instance of
 * @param hears addresses of announcements and topics it may hear, with {@code *} for any end
 */
record Credential(String name, String tokenSha256, List<String> asks, List<String> answers, List<String> hears) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    Credential {
        asks = asks == null ? List.of() : List.copyOf(asks);
        answers = answers == null ? List.of() : List.copyOf(answers);
        hears = hears == null ? List.of() : List.copyOf(hears);
        new Problems()
                .unless(
                        name != null && NAME.matcher(name).matches(),
                        "a credential's name must be 1 to 50 of a-z, 0-9 and -, and is " + name)
                .unless(
                        tokenSha256 != null && DIGEST.matcher(tokenSha256).matches(),
                        "tokenSha256 of " + name + " must be 64 hexadecimal digits")
                .stopIfAny();
    }

    boolean mayAsk(String address) {
        return fits(asks, address);
    }

    boolean mayAnswer(String service) {
        return answers.contains(service);
    }

    boolean mayHear(String address) {
        return fits(hears, address);
    }

    private static boolean fits(List<String> patterns, String address) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? address.startsWith(pattern.substring(0, pattern.length() - 1))
                        : pattern.equals(address));
    }
}
