package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import polyphony.accounts.AccountStore.Change;
import polyphony.accounts.SessionStore.Keys;
import polyphony.shared.contract.UserId;

/** What every implementation of the stores promises. */
interface StoresContract {
    /** Empty stores. */
    Stores stores();

    @Test
    default void a_user_is_found_by_the_key_of_the_name() {
        Account ann = account("Ann", false);
        assertTrue(stores().accounts().isEmpty().await());

        assertTrue(stores().accounts().insert(ann).await());

        assertEquals(Optional.of(ann), find("ann"));
        assertEquals(Optional.empty(), find("an"));
        assertEquals(Optional.empty(), find("%"));
        assertFalse(stores().accounts().isEmpty().await());
    }

    @Test
    default void a_name_is_given_once() {
        stores().accounts().insert(account("Ann", false)).await();

        assertFalse(stores().accounts().insert(account("ANN", false)).await());
    }

    @Test
    default void of_many_who_make_the_first_admin_one_does() {
        var tries = List.of("a", "b", "c").stream()
                .map(name -> stores().accounts().insertFirst(account(name, true)))
                .toList();

        long made = tries.stream().filter(first -> first.await()).count();

        assertEquals(1, made);
        assertEquals(1, stores().accounts().page("", 10).await().size());
    }

    @Test
    default void users_are_paged_and_found_by_the_beginning_of_their_names() {
        for (String name : List.of("Bo_b", "ann", "Bo%b", "Zo\u00eb", "Bo")) {
            stores().accounts().insert(account(name, false)).await();
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
        stores().appPasswords().insert(appPassword(ann, "ap-1"), 9).await();

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

    @Test
    default void a_session_is_found_until_it_is_over_or_ended_by_its_owner() {
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);

        assertEquals(
                Optional.of(new SessionStore.Open(ann, 100)),
                stores().sessions().find("t1", 99).await());
        assertEquals(Optional.empty(), stores().sessions().find("t1", 100).await());
        assertEquals(
                Optional.empty(),
                stores().sessions().end("t1", new UserId("us-other")).await());
        assertEquals(Optional.of(ann.id()), stores().sessions().end("t1", null).await());
        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
    }

    @Test
    default void a_refresh_token_works_once_and_the_second_time_ends_the_session() {
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);

        var first = stores().sessions().refresh("r-t1", keys("t2", 200), 50).await();
        assertEquals(new SessionStore.Refreshed(ann, null), first);
        assertEquals(Optional.empty(), stores().sessions().find("t1", 50).await());
        assertTrue(stores().sessions().find("t2", 150).await().isPresent());
        var again = stores().sessions().refresh("r-t1", keys("t3", 300), 50).await();

        assertEquals(new SessionStore.Refreshed(null, ann.id()), again);
        assertEquals(Optional.empty(), stores().sessions().find("t2", 150).await());
        assertEquals(
                SessionStore.Refreshed.UNKNOWN,
                stores().sessions().refresh("r-t2", keys("t4", 300), 50).await());
    }

    @Test
    default void a_refresh_token_that_is_too_old_gives_nothing_and_is_swept() {
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);

        assertEquals(
                SessionStore.Refreshed.UNKNOWN,
                stores().sessions().refresh("r-t1", keys("t2", 9000), 1100).await());
        stores().sessions().sweep(1100).await();
        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
    }

    @Test
    default void of_too_many_sessions_the_one_refreshed_least_recently_ends() {
        Account ann = inserted("Ann", false);
        for (int i = 1; i <= 4; i++) {
            stores().sessions().begin(ann.id(), "c", keys("t" + i, 100L * i), 3).await();
        }

        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
        assertTrue(stores().sessions().find("t2", 0).await().isPresent());
    }

    @Test
    default void app_passwords_are_the_owners_alone_and_not_too_many() {
        Account ann = inserted("Ann", false);
        AppPassword one = appPassword(ann, "ap-1");
        assertTrue(stores().appPasswords().insert(one, 2).await());
        assertTrue(stores().appPasswords().insert(appPassword(ann, "ap-2"), 2).await());
        assertFalse(stores().appPasswords().insert(appPassword(ann, "ap-3"), 2).await());

        assertEquals(
                2,
                stores().accounts()
                        .holder("ann")
                        .await()
                        .orElseThrow()
                        .appPasswords()
                        .size());
        assertEquals(
                Optional.of(new Holder(ann, List.of(one))),
                stores().appPasswords().bySecret("hash ap-1").await());
        stores().appPasswords().used("ap-1", 77).await();
        assertEquals(77, stores().appPasswords().of(ann.id()).await().get(0).lastUsedAtMs());
        assertFalse(
                stores().appPasswords().delete(new UserId("us-other"), "ap-1").await());
        assertTrue(stores().appPasswords().delete(ann.id(), "ap-1").await());
        assertFalse(stores().appPasswords().delete(ann.id(), "ap-1").await());
    }

    private Account inserted(String name, boolean admin) {
        Account account = account(name, admin);
        stores().accounts().insert(account).await();
        return account;
    }

    private static Account account(String name, boolean admin) {
        var id = new UserId("us-" + Tokens.hash(name));
        return new Account(id, UserName.of(name), null, admin, new StoredPassword("h1", "s1"), 5);
    }

    private static AppPassword appPassword(Account owner, String id) {
        return new AppPassword(id, owner.id(), "phone", "hash " + id, "sealed", 7, null);
    }

    private void begin(Account account, String token, long expiresAtMs) {
        stores().sessions()
                .begin(account.id(), "c", keys(token, expiresAtMs), 9)
                .await();
    }

    private static Keys keys(String token, long expiresAtMs) {
        return new Keys(token, expiresAtMs, "r-" + token, expiresAtMs + 1000);
    }

    private Optional<Account> find(String key) {
        return stores().accounts().byKey(key).await();
    }

    private static List<String> shown(Future<List<Account>> page) {
        return page.await().stream().map(account -> account.name().shown()).toList();
    }
}
