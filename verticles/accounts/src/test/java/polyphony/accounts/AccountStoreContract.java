package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import polyphony.accounts.AccountStore.Change;
import polyphony.shared.contract.UserId;

/** What every implementation of the store of users promises. */
interface AccountStoreContract {
    /** Empty stores. */
    Stores stores();

    @Test
    default void a_user_is_found_by_the_key_of_the_name() {
        Account ann = Samples.account("Ann", false);
        assertTrue(stores().accounts().isEmpty().await());

        assertTrue(stores().accounts().insert(ann).await());

        assertEquals(Optional.of(ann), find("ann"));
        assertEquals(Optional.empty(), find("an"));
        assertEquals(Optional.empty(), find("%"));
        assertFalse(stores().accounts().isEmpty().await());
    }

    @Test
    default void a_name_is_given_once() {
        stores().accounts().insert(Samples.account("Ann", false)).await();

        assertFalse(stores().accounts().insert(Samples.account("ANN", false)).await());
    }

    @Test
    default void of_many_who_make_the_first_admin_one_does() {
        var tries = List.of("a", "b", "c").stream()
                .map(name -> stores().accounts().insertFirst(Samples.account(name, true)))
                .toList();

        long made = tries.stream().filter(first -> first.await()).count();

        assertEquals(1, made);
        assertEquals(1, stores().accounts().page("", 10).await().size());
    }

    @Test
    default void users_are_paged_and_found_by_the_beginning_of_their_names() {
        for (String name : List.of("Bo_b", "ann", "Bo%b", "Zo\u00eb", "Bo")) {
            stores().accounts().insert(Samples.account(name, false)).await();
        }

        assertEquals(List.of("ann", "Bo"), shown(stores().accounts().page("", 2)));
        assertEquals(
                List.of("Bo%b", "Bo_b", "Zo\u00eb"), shown(stores().accounts().page("bo", 9)));
        assertEquals(List.of("Bo", "Bo%b"), stores().accounts().names("bo", 2).await());
        assertEquals(List.of("Bo%b"), stores().accounts().names("bo%", 9).await());
        assertEquals(List.of(), stores().accounts().names("_", 9).await());
    }

    @Test
    default void what_is_not_named_stays_as_it_is() {
        Account ann = inserted("Ann", false);

        assertEquals(
                Change.DONE, stores().accounts().update(ann.id(), "a@b", null).await());
        assertEquals("a@b", find("ann").orElseThrow().email());
        assertEquals(
                Change.DONE, stores().accounts().update(ann.id(), null, true).await());
        assertEquals("a@b", find("ann").orElseThrow().email());
        assertTrue(find("ann").orElseThrow().admin());
        stores().accounts().update(ann.id(), "", null).await();
        assertEquals(null, find("ann").orElseThrow().email());
        assertEquals(
                Change.GONE,
                stores().accounts().update(new UserId("us-none"), "a@b", null).await());
    }

    @Test
    default void of_two_admins_who_delete_each_other_at_once_one_stays() {
        Account one = inserted("one", true);
        Account two = inserted("two", true);

        var first = stores().accounts().delete(one.id());
        var second = stores().accounts().update(two.id(), null, false);

        assertEquals(
                2, List.of(first.await(), second.await()).stream().distinct().count());
        assertEquals(
                1,
                stores().accounts().page("", 9).await().stream()
                        .filter(Account::admin)
                        .count());
    }

    @Test
    default void with_a_user_go_sessions_and_app_passwords() {
        inserted("root", true);
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);
        stores().appPasswords().insert(Samples.appPassword(ann, "ap-1"), 9).await();

        assertEquals(Change.DONE, stores().accounts().delete(ann.id()).await());

        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
        assertEquals(
                Optional.empty(), stores().appPasswords().bySecret("hash ap-1").await());
        assertEquals(Change.GONE, stores().accounts().delete(ann.id()).await());
    }

    @Test
    default void a_new_password_ends_sessions_but_the_one_named() {
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);
        begin(ann, "t2", 100);

        stores().accounts()
                .setPassword(ann.id(), new StoredPassword("h2", null), "t2")
                .await();

        assertEquals(new StoredPassword("h2", null), find("ann").orElseThrow().password());
        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
        assertTrue(stores().sessions().find("t2", 0).await().isPresent());
        stores().accounts()
                .setPassword(ann.id(), new StoredPassword("h3", null), null)
                .await();
        assertEquals(Optional.empty(), stores().sessions().find("t2", 0).await());
    }

    @Test
    default void a_password_is_stored_anew_only_while_it_is_the_same() {
        Account ann = inserted("Ann", false);
        var after = new StoredPassword("h2", "s2");

        stores().accounts()
                .renew(ann.id(), new StoredPassword("other", null), after)
                .await();
        assertEquals(ann.password(), find("ann").orElseThrow().password());
        stores().accounts().renew(ann.id(), ann.password(), after).await();
        assertEquals(after, find("ann").orElseThrow().password());
        stores().accounts().forgetSealed().await();
        assertEquals(new StoredPassword("h2", null), find("ann").orElseThrow().password());
    }

    private Account inserted(String name, boolean admin) {
        return Samples.inserted(stores(), name, admin);
    }

    private void begin(Account account, String token, long expiresAtMs) {
        Samples.begin(stores(), account, token, expiresAtMs);
    }

    private Optional<Account> find(String key) {
        return stores().accounts().byKey(key).await();
    }

    private static List<String> shown(Future<List<Account>> page) {
        return page.await().stream().map(account -> account.name().shown()).toList();
    }
}
