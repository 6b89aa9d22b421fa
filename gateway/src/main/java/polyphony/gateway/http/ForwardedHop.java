package polyphony.gateway.http;

import java.util.Locale;

/** One hop of a {@code Forwarded} header (RFC 7239), say {@code for="[2001:db8::1]:4711";proto=https}. */
final class ForwardedHop {
    private static final String FOR = "for=";

    private ForwardedHop() {}

    /** What it says the hop was for, with its port; empty when it says nothing, or says it twice. */
    static String address(String hop) {
        String found = "";
        for (String pair : hop.split(";", -1)) {
            String part = pair.strip();
            if (part.toLowerCase(Locale.ROOT).startsWith(FOR)) {
                if (!found.isEmpty()) {
                    return "";
                }
                found = unquoted(part.substring(FOR.length()));
            }
        }
        return found;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
