package polyphony.shared.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.UserId;

class IdentitiesTest {
    private static final byte[] KEY = Identities.keyOf("0123456789abcdef0123456789abcdef");
    private static final Identity ANN = new Identity(new UserId("us-1"), "ann", true, 2_000);

    private final Identities identities = at(1_000);

    @Test
    void a_signed_identity_comes_back() {
        assertEquals(ANN, identities.check(identities.sign(ANN)));
    }

    @Test
    void another_cluster_s_signature_is_refused() {
        var other = new Identities(Identities.keyOf("another key of thirty-two bytes..."), Clock.systemUTC());

        refused(other.sign(ANN));
    }

    @Test
    void a_changed_identity_is_refused() {
        String mine = identities.sign(new Identity(new UserId("us-1"), "bob", false, 2_000));
        String admins = identities.sign(ANN);
        String forged = admins.substring(0, admins.indexOf('.')) + mine.substring(mine.indexOf('.'));

        refused(forged);
    }

    @Test
    void an_identity_ends_with_its_time_even_when_it_was_checked_before() {
        String token = at(1_000).sign(ANN);

        assertThrows(Failure.class, () -> at(2_000).check(token));
    }

    @Test
    void nonsense_is_refused_and_not_an_exception_of_another_kind() {
        refused(null);
        refused("");
        refused(".");
        refused("a.b.c");
        refused("%%%.%%%");
        refused("x".repeat(10_000));
    }

    private void refused(String token) {
        Failure failure = assertThrows(Failure.class, () -> identities.check(token));
        assertEquals(Failure.Kind.UNAUTHENTICATED, failure.kind());
    }

    private static Identities at(long epochMs) {
        return new Identities(KEY, Clock.fixed(Instant.ofEpochMilli(epochMs), ZoneOffset.UTC));
    }
}
