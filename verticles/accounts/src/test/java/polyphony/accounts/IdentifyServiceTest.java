package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static polyphony.accounts.House.ADDRESS;
import static polyphony.accounts.House.as;
import static polyphony.accounts.House.done;
import static polyphony.accounts.House.refused;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Failure.Kind;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Accounts.Credentials;

class IdentifyServiceTest {
    private final House house = new House();
    private Accounts.User ann;

    @BeforeEach
    void ann_is_here() {
        ann = house.add("Ann", false);
    }

    @Test
    void the_own_password_works_in_the_token_scheme_and_needs_no_slow_hash() {
        int before = house.hashes.get();

        assertEquals(
                ann,
                done(house.identify(token("ann", House.PASSWORD, "c19b2d"))).user());
        assertEquals(ann, done(house.identify(password("Ann", House.PASSWORD))).user());

        assertEquals(before, house.hashes.get());
    }

    @Test
    void the_check_value_of_the_protocol_holds() {
        done(house.users().changePassword(new Accounts.ChangePassword("Ann", null, "sesame12"), House.service()));

        assertEquals("26719a1196d2a940705a59634eb18eab", md5("sesame", "c19b2d"));
        assertEquals(
                ann, done(house.identify(token("Ann", "sesame12", "c19b2d"))).user());
    }

    @Test
    void an_app_password_works_as_password_as_token_and_as_key_until_it_is_revoked() {
        var made = done(house.appPasswords().create(new Accounts.CreateAppPassword("phone"), as(ann)));
        var ways = new Credentials[] {
            password("Ann", made.secret()),
            token("Ann", made.secret(), "salt12"),
            Credentials.ofApiKey(made.secret(), ADDRESS)
        };

        for (Credentials way : ways) {
            assertEquals(ann, done(house.identify(way)).user());
        }
        assertNotNull(
                done(house.appPasswords().list(as(ann))).appPasswords().get(0).lastUsedAtMs());
        done(house.appPasswords()
                .revoke(new Accounts.RevokeAppPassword(made.info().id()), as(ann)));

        for (Credentials way : ways) {
            assertEquals(
                    Kind.UNAUTHENTICATED, refused(() -> house.identify(way)).kind());
        }
    }

    @Test
    void a_wrong_token_and_an_unknown_user_have_the_same_words_and_the_same_pause() {
        Failure wrong = refused(() -> house.identify(token("Ann", "wrong password", "salt12")));
        int forWrong = house.pauses.get();
        Failure unknown = refused(() -> house.identify(token("Nobody", "wrong password", "salt12")));

        assertEquals(Kind.UNAUTHENTICATED, wrong.kind());
        assertEquals(wrong.getMessage(), unknown.getMessage());
        assertEquals(1, forWrong);
        assertEquals(2, house.pauses.get());
    }

    @Test
    void an_unknown_user_with_an_empty_secret_is_nobody() {
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(token("Nobody", "", "salt12"))).kind());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(password("Nobody", ""))).kind());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(password("%", House.PASSWORD))).kind());
    }

    @Test
    void without_readable_passwords_only_app_passwords_work_in_the_token_scheme() {
        var made = done(house.appPasswords().create(new Accounts.CreateAppPassword("phone"), as(ann)));
        house.build(House.settings(false));
        house.firstAdmin(Path.of("not used"));

        Failure own = refused(() -> house.identify(token("Ann", House.PASSWORD, "salt12")));

        assertEquals(Accounts.TOKENS_UNSUPPORTED, own.getMessage());
        assertEquals(
                null, done(house.stores.byKey("ann")).orElseThrow().password().sealed());
        assertEquals(
                ann, done(house.identify(token("Ann", made.secret(), "salt12"))).user());
        assertEquals(ann, done(house.identify(password("Ann", House.PASSWORD))).user());
    }

    @Test
    void what_was_proven_a_moment_ago_is_not_worked_out_again() {
        house.build(House.settings(false));
        house.firstAdmin(Path.of("not used"));
        done(house.identify(password("Ann", House.PASSWORD)));
        int before = house.hashes.get();

        done(house.identify(password("Ann", House.PASSWORD)));
        assertEquals(before, house.hashes.get());
        house.clock.pass(Duration.ofSeconds(61));
        done(house.identify(password("Ann", House.PASSWORD)));

        assertEquals(before + 1, house.hashes.get());
    }

    @Test
    void a_changed_password_is_forgotten_at_once() {
        done(house.identify(token("Ann", House.PASSWORD, "salt12")));
        done(house.identify(password("Ann", House.PASSWORD)));

        done(house.users().changePassword(new Accounts.ChangePassword("Ann", House.PASSWORD, "another one"), as(ann)));

        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(token("Ann", House.PASSWORD, "salt12")))
                        .kind());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(password("Ann", House.PASSWORD))).kind());
        assertEquals(
                ann, done(house.identify(token("Ann", "another one", "salt12"))).user());
    }

    @Test
    void an_account_that_changed_on_another_node_is_read_again_before_a_token_is_refused() {
        done(house.identify(token("Ann", House.PASSWORD, "salt12")));
        var vault = new Vault(new byte[Vault.KEY_BYTES], new SecureRandom());
        var elsewhere = new StoredPassword(
                "not asked", vault.seal("another one", ann.id().value()));
        done(house.stores.setPassword(ann.id(), elsewhere, null));

        assertEquals(
                ann, done(house.identify(token("Ann", "another one", "salt12"))).user());
    }

    @Test
    void guessing_tokens_and_keys_is_limited_too() {
        for (int i = 0; i < 3; i++) {
            String guess = "guess " + i;
            refused(() -> house.identify(token("Ann", guess, "salt12")));
        }
        assertEquals(
                Kind.TOO_MANY,
                refused(() -> house.identify(token("Ann", House.PASSWORD, "salt12")))
                        .kind());
        for (int i = 0; i < 3; i++) {
            refused(() -> house.identify(Credentials.ofApiKey("guess", ADDRESS)));
        }

        assertEquals(
                Kind.TOO_MANY,
                refused(() -> house.identify(Credentials.ofApiKey("guess", ADDRESS)))
                        .kind());
    }

    @Test
    void an_app_with_a_new_salt_for_each_request_is_not_counted_as_guessing() {
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    ann,
                    done(house.identify(token("Ann", House.PASSWORD, "salt" + i)))
                            .user());
        }
    }

    @Test
    void exactly_one_way_must_be_filled() {
        var ways = new Credentials[] {
            new Credentials(null, null, null, null, null, null, ADDRESS),
            new Credentials(null, null, "ann", null, null, null, ADDRESS),
            new Credentials(null, null, "ann", null, "t", null, ADDRESS),
            new Credentials(null, null, null, "p", null, null, ADDRESS),
            new Credentials(null, null, "ann", "p", "t", "s", ADDRESS),
            new Credentials(null, "key", "ann", null, null, null, ADDRESS),
            new Credentials("bearer", "key", null, null, null, null, ADDRESS)
        };

        for (Credentials way : ways) {
            assertEquals(Kind.INVALID, refused(() -> house.identify(way)).kind(), way.toString());
        }
    }

    private static Credentials password(String name, String password) {
        return Credentials.ofPassword(name, password, ADDRESS);
    }

    private static Credentials token(String name, String secret, String salt) {
        return Credentials.ofToken(name, md5(secret, salt), salt, ADDRESS);
    }

    private static String md5(String secret, String salt) {
        return HexFormat.of().formatHex(Tokens.digest("MD5", secret + salt));
    }
}
