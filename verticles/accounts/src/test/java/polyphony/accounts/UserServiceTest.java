package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.accounts.House.PASSWORD;
import static polyphony.accounts.House.as;
import static polyphony.accounts.House.done;
import static polyphony.accounts.House.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Failure;
import polyphony.shared.bus.Failure.Kind;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Accounts.ByUser;
import polyphony.shared.contract.Accounts.ChangePassword;
import polyphony.shared.contract.Accounts.CreateUser;
import polyphony.shared.contract.Accounts.Credentials;
import polyphony.shared.contract.Accounts.UpdateUser;

class UserServiceTest {
    private final House house = new House();
    private Accounts.User root;
    private Accounts.User ann;

    @BeforeEach
    void two_are_here() {
        root = house.add("root", true);
        ann = house.add("Ann", false);
    }

    @Test
    void a_name_is_taken_whatever_its_case() {
        Failure taken = refused(() -> house.users().create(new CreateUser("ANN", PASSWORD, null, false), as(root)));

        assertEquals(Kind.CONFLICT, taken.kind());
    }

    @Test
    void names_with_characters_that_nobody_sees_are_refused() {
        for (String name : List.of("an\u200bn", "\u202eann", "an\u0085n", "an\ud800n")) {
            assertEquals(
                    Kind.INVALID,
                    refused(() -> house.users().create(new CreateUser(name, PASSWORD, null, false), as(root)))
                            .kind());
        }
    }

    @Test
    void only_admins_make_list_and_delete_users_and_give_roles() {
        assertEquals(
                Kind.FORBIDDEN,
                refused(() -> house.users().create(new CreateUser("bob", PASSWORD, null, true), as(ann)))
                        .kind());
        assertEquals(
                Kind.FORBIDDEN,
                refused(() -> house.users().users(new Accounts.ListUsers(null, 10), as(ann)))
                        .kind());
        assertEquals(
                Kind.FORBIDDEN,
                refused(() -> house.users().delete(new ByUser("Ann"), as(ann))).kind());
        assertEquals(
                Kind.FORBIDDEN,
                refused(() -> house.users().update(new UpdateUser("Ann", null, true), as(ann)))
                        .kind());
    }

    @Test
    void others_are_nobodys_business() {
        for (String name : List.of("root", "nobody")) {
            assertEquals(
                    Kind.FORBIDDEN,
                    refused(() -> house.users().user(new ByUser(name), as(ann))).kind());
            assertEquals(
                    Kind.FORBIDDEN,
                    refused(() -> house.users().update(new UpdateUser(name, "a@b", null), as(ann)))
                            .kind());
            assertEquals(
                    Kind.FORBIDDEN,
                    refused(() -> house.users().changePassword(new ChangePassword(name, PASSWORD, "12345678"), as(ann)))
                            .kind());
        }
        assertEquals(ann, done(house.users().user(new ByUser("ann"), as(ann))));
        assertEquals(
                Kind.NOT_FOUND,
                refused(() -> house.users().user(new ByUser("nobody"), as(root)))
                        .kind());
    }

    @Test
    void an_identity_of_a_deleted_user_is_not_that_of_the_next_with_the_name() {
        done(house.users().delete(new ByUser("Ann"), as(root)));
        house.add("Ann", false);

        assertEquals(
                Kind.NOT_FOUND,
                refused(() -> house.users().user(new ByUser("Ann"), as(ann))).kind());
    }

    @Test
    void an_email_can_be_set_and_taken_away() {
        Accounts.User with = done(house.users().update(new UpdateUser("Ann", "ann@example.org", null), as(ann)));
        Accounts.User without = done(house.users().update(new UpdateUser("Ann", "", null), as(ann)));

        assertEquals("ann@example.org", with.email());
        assertNull(without.email());
        assertEquals(
                Kind.INVALID,
                refused(() -> house.users().update(new UpdateUser("Ann", "not one", null), as(ann)))
                        .kind());
    }

    @Test
    void the_last_admin_stays() {
        assertEquals(
                Kind.CONFLICT,
                refused(() -> house.users().delete(new ByUser("root"), as(root)))
                        .kind());
        assertEquals(
                Kind.CONFLICT,
                refused(() -> house.users().update(new UpdateUser("root", null, false), as(root)))
                        .kind());

        done(house.users().update(new UpdateUser("Ann", null, true), as(root)));

        assertFalse(done(house.users().update(new UpdateUser("root", null, false), as(root)))
                .admin());
    }

    @Test
    void a_deleted_user_is_told_of_and_cannot_come_in() {
        Accounts.Session session = house.signIn("Ann");
        done(house.identify(Credentials.ofBearer(session.token())));
        house.told.clear();

        done(house.users().delete(new ByUser("Ann"), as(root)));

        assertEquals(List.of(new Accounts.Changed(ann.id(), true)), house.told);
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(session.token())))
                        .kind());
    }

    @Test
    void a_new_password_ends_all_sessions_but_the_one_that_is_kept() {
        Accounts.Session mine = house.signIn("Ann");
        Accounts.Session other = house.signIn("Ann");

        done(house.users().changePassword(new ChangePassword("Ann", PASSWORD, "12345678", mine.token()), as(ann)));

        assertEquals(
                ann, done(house.identify(Credentials.ofBearer(mine.token()))).user());
        assertEquals(
                Kind.UNAUTHENTICATED,
                refused(() -> house.identify(Credentials.ofBearer(other.token())))
                        .kind());
    }

    @Test
    void oneself_needs_the_current_password_and_cannot_guess_it() {
        for (int i = 0; i < 3; i++) {
            assertEquals(Kind.INVALID, change("guess number").kind());
        }

        assertEquals(Kind.TOO_MANY, change(PASSWORD).kind());
        assertEquals(Kind.INVALID, change(null).kind());
    }

    @Test
    void the_same_change_asked_twice_is_done_once() {
        var wish = new ChangePassword("Ann", PASSWORD, "12345678");

        done(house.users().changePassword(wish, as(ann)));
        done(house.users().changePassword(wish, as(ann)));
    }

    @Test
    void an_admin_sets_a_forgotten_password() {
        done(house.users().changePassword(new ChangePassword("Ann", null, "12345678"), as(root)));

        assertEquals(
                ann,
                done(house.identify(Credentials.ofPassword("Ann", "12345678", "192.0.2.1")))
                        .user());
    }

    @Test
    void users_come_page_by_page_and_names_by_their_beginning() {
        house.add("Bob", false);

        Accounts.Users first = done(house.users().users(new Accounts.ListUsers(null, 2), as(root)));
        Accounts.Users last = done(house.users().users(new Accounts.ListUsers(first.next(), 2), as(root)));

        assertEquals(List.of("Ann", "Bob"), names(first));
        assertEquals(List.of("root"), names(last));
        assertNull(last.next());
        assertEquals(
                List.of("Ann"),
                done(house.users().names(new Accounts.ListNames("AN", 10))).names());
    }

    @Test
    void the_first_admin_is_made_once_and_a_made_up_password_is_told_in_a_file_for_its_owner(@TempDir Path data)
            throws IOException {
        House fresh = new House();

        fresh.firstAdmin(data);

        Path file = data.resolve("first-admin");
        List<String> lines = Files.readAllLines(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("admin", lines.get(0));
        assertTrue(done(fresh.identify(Credentials.ofPassword("admin", lines.get(1), "192.0.2.1")))
                .user()
                .admin());
        Files.delete(file);
        fresh.firstAdmin(data);
        assertFalse(Files.exists(file));
    }

    private Failure change(String current) {
        return refused(() -> house.users().changePassword(new ChangePassword("Ann", current, "12345678"), as(ann)));
    }

    private static List<String> names(Accounts.Users page) {
        return page.users().stream().map(Accounts.User::name).toList();
    }
}
