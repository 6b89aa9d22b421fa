package polyphony.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.UserId;

/** What every implementation of the stores of sessions and app passwords promises. */
interface SessionStoreContract {
    /** Empty stores. */
    Stores stores();

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

        var first =
                stores().sessions().refresh("r-t1", Samples.keys("t2", 200), 50).await();
        assertEquals(new SessionStore.Refreshed(ann, null), first);
        assertEquals(Optional.empty(), stores().sessions().find("t1", 50).await());
        assertTrue(stores().sessions().find("t2", 150).await().isPresent());
        var again =
                stores().sessions().refresh("r-t1", Samples.keys("t3", 300), 50).await();

        assertEquals(new SessionStore.Refreshed(null, ann.id()), again);
        assertEquals(Optional.empty(), stores().sessions().find("t2", 150).await());
        assertEquals(
                SessionStore.Refreshed.UNKNOWN,
                stores().sessions().refresh("r-t2", Samples.keys("t4", 300), 50).await());
    }

    @Test
    default void a_refresh_token_that_is_too_old_gives_nothing_and_is_swept() {
        Account ann = inserted("Ann", false);
        begin(ann, "t1", 100);

        assertEquals(
                SessionStore.Refreshed.UNKNOWN,
                stores().sessions()
                        .refresh("r-t1", Samples.keys("t2", 9000), 1100)
                        .await());
        stores().sessions().sweep(1100).await();
        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
    }

    @Test
    default void of_too_many_sessions_the_one_refreshed_least_recently_ends() {
        Account ann = inserted("Ann", false);
        for (int i = 1; i <= 4; i++) {
            stores().sessions()
                    .begin(ann.id(), "c", Samples.keys("t" + i, 100L * i), 3)
                    .await();
        }

        assertEquals(Optional.empty(), stores().sessions().find("t1", 0).await());
        assertTrue(stores().sessions().find("t2", 0).await().isPresent());
    }

    @Test
    default void app_passwords_are_the_owners_alone_and_not_too_many() {
        Account ann = inserted("Ann", false);
        AppPassword one = Samples.appPassword(ann, "ap-1");
        assertTrue(stores().appPasswords().insert(one, 2).await());
        assertTrue(stores().appPasswords()
                .insert(Samples.appPassword(ann, "ap-2"), 2)
                .await());
        assertFalse(stores().appPasswords()
                .insert(Samples.appPassword(ann, "ap-3"), 2)
                .await());

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
        return Samples.inserted(stores(), name, admin);
    }

    private void begin(Account account, String token, long expiresAtMs) {
        Samples.begin(stores(), account, token, expiresAtMs);
    }
}
