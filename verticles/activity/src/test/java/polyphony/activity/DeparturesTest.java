package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Accounts;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;
import polyphony.shared.stream.DeletedUsers;
import polyphony.shared.stream.Received;

class DeparturesTest {
    private static final UserId ANN = new UserId("us-ann");
    private static final UserId BOB = new UserId("us-bob");
    private static final UserId CAT = new UserId("us-cat");

    private final MemoryActivityStore store = new MemoryActivityStore();
    private final ListenerAnnotations annotations =
            new ListenerAnnotations(store, new ActivitySettings(1_000, 100, 10), Clock.systemUTC());

    @Test
    void users_who_were_deleted_are_forgotten_and_others_stay() {
        var departures = new Departures(store, annotations);
        List.of(ANN, BOB, CAT).forEach(this::star);

        var batch = List.of(
                received(ANN, new Accounts.Changed(ANN, true)),
                received(BOB, new Accounts.Changed(BOB, false)),
                received(CAT, null));
        DeletedUsers.forgotten(batch, departures::forget).await();

        assertEquals(0, rows(ANN));
        assertEquals(1, rows(BOB));
        assertEquals(0, rows(CAT));
    }

    private void star(UserId user) {
        store.star(user, new Star(Entity.TRACK, List.of("tr-1"), true), 1, row -> null)
                .await();
        rows(user);
    }

    private int rows(UserId user) {
        return annotations.of(user, List.of("tr-1")).await().size();
    }

    private static Received<Accounts.Changed> received(UserId user, Accounts.Changed change) {
        return new Received<>(user.value(), change, 0, 0);
    }
}
