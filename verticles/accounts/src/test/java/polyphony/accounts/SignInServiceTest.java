package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.accounts.House.ADDRESS;
import static polyphony.accounts.House.done;
import static polyphony.accounts.House.refused;
import static polyphony.accounts.House.service;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Failure.Kind;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Accounts.Credentials;
import polyphony.shared.node.Secret;

class SignInServiceTest {
    private final House house = new House();
    private Accounts.User ann;

    @BeforeEach
    void ann_is_here() {
        ann = house.add("Ann", false);
    }

    @Test
    void the_right_password_begins_a_session_that_proves_who_it_is() {
        Accounts.Session session = house.signIn("Ann");

        Accounts.Proof proof = done(house.identify(Credentials.ofBearer(session.token())));
        assertEquals(ann, proof.user());
        assertEquals(ann.id(), house.identities.check(proof.identityToken()).user());
    }

    @Test
    void case_and_composition_of_a_name_do_not_matter() {
        Accounts.User zoe = house.add("Zo\u00eb", false);

        assertEquals(zoe, house.signIn("ZOE\u0308").user());
    }

    @Test
    void a_wrong_password_and_an_unknown_user_have_the_same_words_and_the_same_work() {
        int before = house.hashes.get();
        Failure wrong = attempt("Ann", "wrong password");
        int forWrong = house.hashes.get() - before;
        Failure unknown = attempt("Nobody", "wrong password");
        int forUnknown = house.hashes.get() - before - forWrong;

        assertEquals(Kind.UNAUTHENTICATED, wrong.kind());
        assertEquals(wrong.getMessage(), unknown.getMessage());
        assertEquals(forWrong, forUnknown);
    }

    @Test
    void an_app_password_begins_no_session() {
        var made = done(house.appPasswords().create(new Accounts.CreateAppPassword("phone"), House.as(ann)));

        assertEquals(Kind.UNAUTHENTICATED, attempt("Ann", made.secret()).kind());
    }

    @Test
    void after_three_wrong_passwords_even_the_right_one_waits() {
        for (int i = 0; i < 3; i++) {
            attempt("Ann", "wrong password");
        }

        assertEquals(Kind.TOO_MANY, attempt("Ann", House.PASSWORD).kind());
        house.clock.pass(Duration.ofMinutes(5));
        assertEquals(ann, house.signIn("Ann").user());
    }

    @Test
    void a_session_ends_by_itself() {
        Accounts.Session session = house.signIn("Ann");

        house.clock.pass(Duration.ofMinutes(61));

        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(session.token())))
                        .kind());
    }

    @Test
    void a_refresh_token_gives_the_next_session_and_is_used_up() {
        Accounts.Session first = house.signIn("Ann");
        house.clock.pass(Duration.ofDays(29));

        Accounts.Session second = refresh(first.refreshToken());

        assertNotEquals(first.token(), second.token());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        assertEquals(
                ann, done(house.identify(Credentials.ofBearer(second.token()))).user());
    }

    @Test
    void a_refresh_token_that_comes_twice_ends_the_session() {
        Accounts.Session first = house.signIn("Ann");
        Accounts.Session second = refresh(first.refreshToken());
        done(house.identify(Credentials.ofBearer(second.token())));

        Failure again = refused(() -> house.signIn().refresh(new Accounts.Refresh(first.refreshToken()), service()));

        assertEquals(Kind.UNAUTHENTICATED, again.kind());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(second.token())))
                        .kind());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.signIn().refresh(new Accounts.Refresh(second.refreshToken()), service()))
                        .kind());
    }

    @Test
    void who_stays_away_too_long_signs_in_again() {
        Accounts.Session session = house.signIn("Ann");

        house.clock.pass(Duration.ofDays(31));

        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.signIn().refresh(new Accounts.Refresh(session.refreshToken()), service()))
                        .kind());
    }

    @Test
    void signing_out_ends_the_session_at_once_and_twice_is_fine() {
        Accounts.Session session = house.signIn("Ann");
        done(house.identify(Credentials.ofBearer(session.token())));

        done(house.signIn().signOut(new Accounts.SignOut(session.token()), House.as(ann)));
        done(house.signIn().signOut(new Accounts.SignOut(session.token()), House.as(ann)));

        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(session.token())))
                        .kind());
    }

    @Test
    void nobody_signs_another_out() {
        Accounts.Session session = house.signIn("Ann");

        done(house.signIn().signOut(new Accounts.SignOut(session.token()), House.stranger()));

        assertEquals(
                ann, done(house.identify(Credentials.ofBearer(session.token()))).user());
    }

    @Test
    void of_too_many_sessions_the_oldest_ends() {
        Accounts.Session oldest = house.signIn("Ann");
        for (int i = 0; i < 3; i++) {
            house.clock.pass(Duration.ofSeconds(1));
            house.signIn("Ann");
        }

        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(oldest.token())))
                        .kind());
    }

    @Test
    void credentials_are_taken_from_services_only() {
        var wish = new Accounts.SignIn("Ann", House.PASSWORD, "test", ADDRESS);

        assertEquals(
                Kind.FORBIDDEN,
                refused(() -> house.signIn().signIn(wish, House.as(ann))).kind());
    }

    @Test
    void a_password_made_with_other_settings_is_stored_anew_when_it_is_used() {
        house.build(new AccountsSettings(60, 30, 3, false, new Secret(""), 128, 1, 1, 2, 3, 8, 300));

        house.signIn("Ann");

        StoredPassword stored = done(house.stores.byKey("ann")).orElseThrow().password();
        assertTrue(stored.hash().contains("m=128"));
        assertEquals(null, stored.sealed());
        assertEquals(ann, house.signIn("Ann").user());
    }

    private Failure attempt(String name, String password) {
        return refused(() -> house.signIn().signIn(new Accounts.SignIn(name, password, "test", ADDRESS), service()));
    }

    private Accounts.Session refresh(String refreshToken) {
        return done(house.signIn().refresh(new Accounts.Refresh(refreshToken), service()));
    }
}
