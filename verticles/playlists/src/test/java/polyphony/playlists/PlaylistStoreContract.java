package polyphony.playlists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static polyphony.playlists.Samples.ANN;
import static polyphony.playlists.Samples.BOB;
import static polyphony.playlists.Samples.EVE;
import static polyphony.playlists.Samples.entries;
import static polyphony.playlists.Samples.list;

import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import polyphony.playlists.PlaylistStore.Insert;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.PlaylistId;
import polyphony.shared.contract.Playlists;
import polyphony.shared.contract.TrackId;

/** What every implementation of the store promises. */
interface PlaylistStoreContract {
    /** An empty store whose clock stands. */
    PlaylistStore store();

    long nowMs();

    @Test
    default void a_list_is_found_as_it_was_made() {
        StoredList mix = insert(list("1", ANN, "Mix", BOB, EVE), "a", "b", "a");

        assertEquals(Optional.of(mix), store().find(mix.id()).await());
        assertEquals(Optional.empty(), store().find(new PlaylistId("pl-none")).await());
        assertEquals(
                tracks("b", "a"),
                store().part(mix.id(), 1, 5).await().orElseThrow().tracks());
        assertEquals(
                List.of(), store().part(mix.id(), 3, 5).await().orElseThrow().tracks());
        assertEquals(
                Optional.empty(), store().part(new PlaylistId("pl-none"), 0, 5).await());
    }

    @Test
    default void a_request_makes_one_list_even_when_it_comes_twice_at_once() {
        var first = store().insert(list("1", ANN, "Mix"), Content.EMPTY, "r", 9);
        var second = store().insert(list("2", ANN, "Mix"), Content.EMPTY, "r", 9);

        assertEquals(
                2, List.of(first.await(), second.await()).stream().distinct().count());
        assertTrue(store().byRequest(ANN.id(), "r").await().isPresent());
        assertEquals(
                Insert.MADE,
                store().insert(list("3", BOB, "Mix"), Content.EMPTY, "r", 9).await());
        assertEquals(
                Insert.MADE,
                store().insert(list("4", ANN, "Mix"), Content.EMPTY, null, 9).await());
        assertEquals(
                Insert.MADE,
                store().insert(list("5", ANN, "Mix"), Content.EMPTY, null, 9).await());
        assertEquals(
                Insert.TOO_MANY,
                store().insert(list("6", ANN, "Mix"), Content.EMPTY, null, 3).await());
    }

    @Test
    default void a_user_sees_own_lists_those_shared_and_those_for_everyone_by_name() {
        insert(list("1", ANN, "b own"));
        insert(list("2", BOB, "D for ann", ANN));
        insert(list("3", BOB, "a for all").shared(true, List.of()));
        insert(list("4", BOB, "C private", EVE));

        var all = store().visible(ANN.id(), Cursor.START, 0, 10).await();
        assertEquals(List.of("a for all", "b own", "D for ann"), names(all));
        assertEquals(3, all.total());
        var rest =
                store().visible(ANN.id(), Cursor.of(all.lists().get(0)), 0, 1).await();
        assertEquals(List.of("b own"), names(rest));
        assertEquals(3, rest.total());
        assertEquals(
                List.of("D for ann"),
                names(store().visible(ANN.id(), Cursor.START, 2, 10).await()));
    }

    @Test
    default void an_edit_is_a_new_version_unless_nothing_changed() {
        StoredList mix = insert(list("1", ANN, "Mix"));

        var edit = store().edit(mix.id(), list -> list.named("Other", "said").shared(true, List.of(BOB)))
                .await()
                .orElseThrow();

        assertEquals(mix, edit.before());
        assertEquals(2, edit.after().version());
        assertEquals(nowMs(), edit.after().changedAtMs());
        assertEquals(Optional.of(edit.after()), store().find(mix.id()).await());
        assertTrue(store().edit(mix.id(), list -> list).await().orElseThrow().isNone());
        assertEquals(
                Optional.empty(),
                store().edit(new PlaylistId("pl-none"), list -> list).await());
    }

    @Test
    default void a_rule_that_refuses_changes_nothing() {
        StoredList mix = insert(list("1", ANN, "Mix"), "a");

        var refused = store().arrange(mix.id(), (list, content) -> {
            throw Failure.conflict("no");
        });

        assertThrows(Failure.class, refused::await);
        assertEquals(Optional.of(mix), store().find(mix.id()).await());
    }

    @Test
    default void changes_at_once_all_hold() {
        StoredList mix = insert(list("1", ANN, "Mix"));

        List<Future<Optional<PlaylistStore.Edit>>> added = IntStream.range(0, 8)
                .mapToObj(i -> store().arrange(mix.id(), (list, content) -> content.with(entries("t" + i), null)))
                .toList();
        added.forEach(one -> one.await());

        StoredList last = store().find(mix.id()).await().orElseThrow();
        assertEquals(8, last.trackCount());
        assertEquals(8_000, last.durationMs());
        assertEquals(9, last.version());
    }

    @Test
    default void the_longest_list_is_arranged_and_read_in_parts() {
        StoredList mix = list("1", ANN, "Mix");
        var all = new Content(Collections.nCopies(Playlists.TRACKS_MAX, Samples.entry("a")));
        store().insert(mix.holding(all), all, null, 9).await();
        store().arrange(mix.id(), (list, content) -> content.without(List.of(0)).with(entries("x"), null))
                .await();

        store().arrange(mix.id(), (list, content) -> content.moved(9_999, 5_000))
                .await();

        assertEquals(
                tracks("x"),
                store().part(mix.id(), 5_000, 1).await().orElseThrow().tracks());
        assertEquals(10_000, store().find(mix.id()).await().orElseThrow().trackCount());
    }

    @Test
    default void a_deleted_list_is_gone() {
        StoredList mix = insert(list("1", ANN, "Mix"), "a");

        assertEquals(
                2, store().delete(mix.id(), list -> list).await().orElseThrow().version());

        assertEquals(Optional.empty(), store().find(mix.id()).await());
        assertEquals(Optional.empty(), store().delete(mix.id(), list -> list).await());
    }

    @Test
    default void a_forgotten_user_has_no_lists_and_is_on_none() {
        StoredList anns = insert(list("1", ANN, "Mix", BOB));
        StoredList bobs = insert(list("2", BOB, "Mix", EVE, ANN));
        insert(list("3", BOB, "Mix", EVE));

        var forgotten = store().forget(ANN.id()).await();

        assertEquals(
                List.of(anns.id()),
                forgotten.deleted().stream().map(StoredList::id).toList());
        assertEquals(
                List.of(bobs),
                forgotten.edits().stream().map(PlaylistStore.Edit::before).toList());
        assertEquals(List.of(EVE), store().find(bobs.id()).await().orElseThrow().guests());
        assertEquals(List.of(), store().forget(ANN.id()).await().deleted());
    }

    private StoredList insert(StoredList list, String... tracks) {
        var content = new Content(entries(tracks));
        StoredList holding = list.holding(content);
        assertEquals(Insert.MADE, store().insert(holding, content, null, 9).await());
        return holding;
    }

    private static List<TrackId> tracks(String... names) {
        return entries(names).stream().map(Playlists.Entry::track).toList();
    }

    private static List<String> names(PlaylistStore.Found found) {
        return found.lists().stream().map(StoredList::name).toList();
    }
}
