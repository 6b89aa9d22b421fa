package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.UserId;

class PasswordTest {
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash hash = new PasswordHash(new PasswordHash.Cost(64, 1), random);
    private final Vault vault = new Vault(new byte[Vault.KEY_BYTES], random);

    @Test
    void a_password_matches_its_hash_and_no_other() {
        String phc = hash.of("sesame 12");

        assertTrue(hash.matches("sesame 12", phc));
        assertFalse(hash.matches("sesame 13", phc));
        assertNotEquals(phc, hash.of("sesame 12"));
    }

    @Test
    void a_hash_of_the_reference_program_is_understood() {
        // echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertTrue(hash.matches("password", reference));
        assertTrue(hash.isOutdated(reference));
    }

    @Test
    void letters_may_be_typed_composed_or_not() {
        assertTrue(hash.matches("cafe\u0301 au lait", hash.of("caf\u00e9 au lait")));
    }

    @Test
    void what_is_sealed_can_be_read_by_its_owner_with_the_key_alone() {
        String sealed = vault.seal("sesame", "us-1");
        byte[] otherKey = new byte[Vault.KEY_BYTES];
        otherKey[0] = 1;

        assertEquals(Optional.of("sesame"), vault.open(sealed, "us-1"));
        assertEquals(Optional.empty(), vault.open(sealed, "us-2"));
        assertEquals(Optional.empty(), new Vault(otherKey, random).open(sealed, "us-1"));
        assertFalse(Arrays.equals(vault.fingerprint(), new Vault(otherKey, random).fingerprint()));
        assertArrayEquals(vault.fingerprint(), new Vault(new byte[Vault.KEY_BYTES], random).fingerprint());
        assertNotEquals(sealed, vault.seal("sesame", "us-1"));
    }

    @Test
    void what_was_changed_in_the_database_is_not_read() {
        byte[] sealed = Base64.getDecoder().decode(vault.seal("sesame", "us-1"));
        sealed[sealed.length - 1] ^= 1;

        assertEquals(Optional.empty(), vault.open(Base64.getEncoder().encodeToString(sealed), "us-1"));
        assertEquals(Optional.empty(), vault.open("", "us-1"));
    }

    @Test
    void only_so_many_checks_may_wait() {
        var passwords = new Passwords(hash, vault, true, new Never(), 2, hash.of("decoy"));
        passwords.matches("one", null);
        passwords.store(new UserId("us-1"), "two");

        Future<Boolean> third = passwords.matches("three", null);

        assertEquals(Failure.Kind.TOO_MANY, ((Failure) third.cause()).kind());
    }

    private static final class Never implements Passwords.Workers {
        @Override
        public <T> Future<T> run(Callable<T> work) {
            return Promise.<T>promise().future();
        }
    }
}
