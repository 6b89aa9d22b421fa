package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestClock;

class ListenerAnnotationsTest {
    private static final UserId ANN = new UserId("us-ann");

    private final MemoryActivityStore store = new MemoryActivityStore();
    private final TestClock clock = TestClock.at("2023-11-14T22:13:20Z");
    private final ListenerAnnotations annotations =
            new ListenerAnnotations(store, new ActivitySettings(1_000, 100, 10), clock);

    @Test
    void a_listener_is_read_once() {
        star(ANN, "tr-1");

        assertEquals(1, starred(ANN, "tr-1", "tr-2"));
        assertEquals(1, starred(ANN, "tr-1"));

        assertEquals(1, store.reads());
    }

    @Test
    void what_this_node_writes_is_seen_without_a_read() {
        starred(ANN, "tr-1");

        annotations.changed(ANN, star(ANN, "tr-1").rows());

        assertEquals(1, starred(ANN, "tr-1"));
        assertEquals(List.of("tr-1"), ranked());
        assertEquals(1, store.reads());
    }

    @Test
    void what_another_node_wrote_is_read_when_it_is_heard_of() {
        starred(ANN, "tr-1");
        star(ANN, "tr-1");

        annotations.heard(event("ev-other"));

        assertEquals(1, starred(ANN, "tr-1"));
        assertEquals(2, store.reads());
    }

    @Test
    void this_nodes_own_announcement_costs_nothing() {
        starred(ANN, "tr-1");
        annotations.expect("ev-own");

        annotations.heard(event("ev-own"));

        assertEquals(1, store.reads());
    }

    @Test
    void an_older_row_never_replaces_a_newer_one() {
        starred(ANN, "tr-1");
        var older = star(ANN, "tr-1").rows();
        var newer = store.star(ANN, new Star(Entity.TRACK, List.of("tr-1"), false), 1, row -> event("e"))
                .await()
                .rows();

        annotations.changed(ANN, newer);
        annotations.changed(ANN, older);

        assertEquals(0, starred(ANN, "tr-1"));
    }

    @Test
    void what_is_old_is_read_again_and_is_better_than_nothing_while_the_database_is_away() {
        star(ANN, "tr-1");
        starred(ANN, "tr-1");

        clock.pass(Duration.ofMinutes(11));
        store.setAway(true);
        assertEquals(1, starred(ANN, "tr-1"));
        store.setAway(false);
        star(ANN, "tr-2");
        clock.pass(Duration.ofMinutes(1));

        assertEquals(2, starred(ANN, "tr-1", "tr-2"));
    }

    @Test
    void a_listener_who_was_never_read_is_unavailable_while_the_database_is_away_and_comes_back() {
        store.setAway(true);
        Future<?> asked = annotations.of(ANN, List.of("tr-1"));
        store.setAway(false);
        star(ANN, "tr-1");

        assertEquals(Failure.Kind.UNAVAILABLE, ((Failure) asked.cause()).kind());
        assertEquals(1, starred(ANN, "tr-1"));
        assertEquals(1, annotations.size());
    }

    @Test
    void a_listener_with_too_many_is_answered_from_the_store() {
        star(ANN, numbered(0, 101));

        assertEquals(101, starred(ANN, numbered(0, 101)));
        assertEquals(
                101,
                annotations
                        .ranked(ANN, new ListRanked(Entity.TRACK, Rank.STARRED, 0, 500))
                        .await()
                        .total());
        assertEquals(0, annotations.size());
    }

    @Test
    void those_who_were_here_longest_ago_make_room() {
        for (int i = 0; i < 15; i++) {
            UserId user = new UserId("us-" + i);
            star(user, numbered(0, 90));
            starred(user, "tr-1");
        }
        int reads = store.reads();

        starred(new UserId("us-14"), "tr-1");
        assertEquals(reads, store.reads());
        starred(new UserId("us-0"), "tr-1");

        assertEquals(reads + 1, store.reads());
        assertTrue(annotations.size() <= 1_000, annotations.size() + " rows");
    }

    @Test
    void a_user_who_left_is_forgotten() {
        star(ANN, "tr-1");
        starred(ANN, "tr-1");

        annotations.forget(ANN);

        assertEquals(0, annotations.size());
    }

    private ActivityStore.Changes star(UserId user, String... ids) {
        return store.star(user, new Star(Entity.TRACK, List.of(ids), true), 1, row -> event("ev"))
                .await();
    }

    private int starred(UserId user, String... ids) {
        return (int) annotations.of(user, List.of(ids)).await().stream()
                .filter(AnnotationRow::saysSomething)
                .count();
    }

    private List<String> ranked() {
        return annotations.ranked(ANN, new ListRanked(Entity.TRACK, Rank.STARRED, 0, 10)).await().annotations().stream()
                .map(annotation -> annotation.id())
                .toList();
    }

    private static String[] numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "tr-" + i).toArray(String[]::new);
    }

    private static Happened event(String id) {
        return new Happened(id, ANN, Kind.STARRED, Entity.TRACK, "tr-1", null, List.of(), 0, 0, 0);
    }
}
