package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Identities;

class GrantsTest {
    private static final Recipe RECIPE = new Recipe("/music/a ü.flac", Format.OPUS, 96, 2, 0, 1_000, "us-1", 5_000);

    private final Grants grants = grants("0123456789abcdef0123456789abcdef", 4_999);

    @Test
    void what_was_signed_comes_back() {
        assertEquals(RECIPE, grants.check(grants.sign(RECIPE)));
    }

    @Test
    void an_address_is_of_no_use_after_its_time() {
        Grants later = grants("0123456789abcdef0123456789abcdef", 5_000);

        assertRefused(later, grants.sign(RECIPE));
    }

    @Test
    void what_was_not_signed_here_is_refused() {
        String signed = grants.sign(RECIPE);
        String signature = signed.substring(signed.indexOf('.'));
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"file\":\"/etc/passwd\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        List.of("", ".", "..", "x", signed + "x", other + signature, other, other + ".", "ü.ü")
                .forEach(grant -> assertRefused(grants, grant));
        assertRefused(grants("another key another key another!", 0), signed);
    }

    private static void assertRefused(Grants grants, String grant) {
        Failure failure = assertThrows(Failure.class, () -> grants.check(grant), grant);
        assertEquals(Failure.Kind.FORBIDDEN, failure.kind());
    }

    private static Grants grants(String key, long nowMs) {
        return new Grants(Identities.keyOf(key), Clock.fixed(Instant.ofEpochMilli(nowMs), ZoneOffset.UTC));
    }
}
