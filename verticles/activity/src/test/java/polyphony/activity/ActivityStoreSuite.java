package polyphony.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Activity.Annotation;
import polyphony.shared.contract.Activity.Happened;
import polyphony.shared.contract.Activity.Heard;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Activity.ListRanked;
import polyphony.shared.contract.Activity.Play;
import polyphony.shared.contract.Activity.Rank;
import polyphony.shared.contract.Activity.Rate;
import polyphony.shared.contract.Activity.Star;
import polyphony.shared.contract.AlbumId;
import polyphony.shared.contract.ArtistId;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;

/** What every store of activity must do. */
interface ActivityStoreSuite {
    UserId ANN = new UserId("us-ann");
    UserId BOB = new UserId("us-bob");
    /** Where the tests' milliseconds begin. */
    long START_MS = 1_700_000_000_000L;

    /** An empty store. */
    ActivityStore store();

    /** What the outbox has. */
    List<Happened> events();

    @Test
    default void a_play_is_written_once_and_counts_for_track_album_and_artists() {
        var first = play(ANN, "tr-1", 1_000, true);
        var second = play(ANN, "tr-1", 1_000, true);

        assertFalse(first.repeated());
        assertTrue(second.repeated());
        assertTrue(second.counted());
        assertEquals(1, events().size());
        assertEquals(4, all(ANN).size());
        assertEquals(1, row(ANN, "tr-1").playCount());
        assertEquals(1, row(ANN, "al-1").playCount());
        assertEquals(1, row(ANN, "ar-2").playCount());
        assertEquals(START_MS + 1_000, row(ANN, "ar-1").lastPlayedAtMs());
    }

    @Test
    default void a_skip_is_written_and_not_counted() {
        play(ANN, "tr-1", 1_000, false);
        var again = play(ANN, "tr-1", 1_000, true);

        assertFalse(again.counted());
        assertEquals(List.of(), all(ANN));
        assertEquals(1, history(ANN, HistoryCursor.START, 10).size());
        assertEquals(1, events().size());
    }

    @Test
    default void plays_that_are_reported_late_do_not_move_the_last_one_back() {
        play(ANN, "tr-1", 5_000, true);
        var written = play(ANN, "tr-1", 1_000, true);

        assertEquals(2, row(ANN, "tr-1").playCount());
        assertEquals(START_MS + 5_000, row(ANN, "tr-1").lastPlayedAtMs());
        assertEquals(4, written.rows().size());
    }

    @Test
    default void starring_twice_changes_nothing_and_keeps_the_first_time() {
        var first = star(ANN, true, 1_000, "tr-1", "tr-2", "tr-1");
        var second = star(ANN, true, 2_000, "tr-1", "tr-3");

        assertEquals(2, first.rows().size());
        assertEquals(
                List.of("tr-3"), second.rows().stream().map(AnnotationRow::id).toList());
        assertEquals(1_000, row(ANN, "tr-1").starredAtMs());
        assertEquals(3, events().size());
    }

    @Test
    default void stars_are_taken_back_once() {
        star(ANN, true, 1_000, "tr-1", "tr-2");

        var first = star(ANN, false, 2_000, "tr-1", "tr-9");
        var second = star(ANN, false, 2_000, "tr-1");

        assertEquals(
                List.of("tr-1"), first.rows().stream().map(AnnotationRow::id).toList());
        assertEquals(List.of(), second.rows());
        assertNull(row(ANN, "tr-1").starredAtMs());
        assertTrue(row(ANN, "tr-2").saysSomething());
    }

    @Test
    default void a_rating_is_given_changed_and_taken_back_and_repeating_it_changes_nothing() {
        assertEquals(1, rate(ANN, "al-1", 4).rows().size());
        assertEquals(0, rate(ANN, "al-1", 4).rows().size());
        assertEquals(1, rate(ANN, "al-1", 5).rows().size());
        assertEquals(5, row(ANN, "al-1").rating());
        assertEquals(1, rate(ANN, "al-1", 0).rows().size());
        assertEquals(0, rate(ANN, "al-1", 0).rows().size());
        assertEquals(0, rate(ANN, "al-2", 0).rows().size());
        assertEquals(List.of(4, 5, 0), events().stream().map(Happened::rating).toList());
    }

    @Test
    default void every_change_makes_a_row_newer() {
        play(ANN, "tr-1", 1_000, true);
        long played = row(ANN, "tr-1").version();
        star(ANN, true, 1_000, "tr-1");
        long starred = row(ANN, "tr-1").version();
        star(ANN, false, 1_000, "tr-1");

        assertTrue(played < starred);
        assertTrue(starred < row(ANN, "tr-1").version());
    }

    @Test
    default void listeners_do_not_see_one_another() {
        play(ANN, "tr-1", 1_000, true);
        star(BOB, true, 1_000, "tr-1");

        assertNull(row(ANN, "tr-1").starredAtMs());
        assertEquals(0, row(BOB, "tr-1").playCount());
        assertEquals(List.of(), history(BOB, HistoryCursor.START, 10));
    }

    @Test
    default void the_history_is_read_page_by_page_newest_first() {
        for (int i = 1; i <= 5; i++) {
            play(ANN, "tr-" + i, 1_000L * i, true);
        }
        play(ANN, "tr-9", 3_000, true);

        List<Heard> first = history(ANN, HistoryCursor.START, 3);
        String next = HistoryCursor.of(first.get(2));
        List<Heard> second = history(ANN, HistoryCursor.parse(next), 10);

        assertEquals(List.of("tr-5", "tr-4", "tr-9"), tracks(first));
        assertEquals(List.of("tr-3", "tr-2", "tr-1"), tracks(second));
        assertEquals("test", second.get(0).source());
    }

    @Test
    default void ranked_lists_have_an_order_a_page_and_a_total() {
        play(ANN, "tr-b", 1_000, true);
        play(ANN, "tr-a", 1_000, true);
        play(ANN, "tr-c", 2_000, true);
        play(ANN, "tr-c", 3_000, true);
        rate(ANN, "tr-a", 5);
        star(ANN, true, 7_000, "tr-b");

        assertEquals(List.of("tr-c", "tr-a", "tr-b"), ranked(Rank.FREQUENT, 0, 10));
        assertEquals(List.of("tr-b"), ranked(Rank.FREQUENT, 2, 10));
        assertEquals(List.of(), ranked(Rank.FREQUENT, 9, 10));
        assertEquals(List.of("tr-c"), ranked(Rank.RECENT, 0, 1));
        assertEquals(List.of("tr-a"), ranked(Rank.HIGHEST, 0, 10));
        assertEquals(List.of("tr-b"), ranked(Rank.STARRED, 0, 10));
        var page = store().ranked(ANN, new ListRanked(Entity.TRACK, Rank.FREQUENT, 2, 1))
                .await();
        assertEquals(3, page.total());
    }

    @Test
    default void a_user_who_left_leaves_nothing() {
        play(ANN, "tr-1", 1_000, true);
        star(ANN, true, 1_000, "tr-1");
        play(BOB, "tr-1", 1_000, true);

        store().forget(ANN).await();

        assertEquals(List.of(), all(ANN));
        assertEquals(List.of(), history(ANN, HistoryCursor.START, 10));
        assertEquals(4, all(BOB).size());
    }

    private ActivityStore.Written play(UserId user, String track, long afterMs, boolean counted) {
        long atMs = START_MS + afterMs;
        Play play = playOf(track, atMs);
        String id = PlayRules.eventId(user, play.track(), atMs);
        Happened event = new Happened(
                id, user, Kind.PLAYED, Entity.TRACK, track, play.album(), play.artists(), 200_000, 0, atMs);
        return store().play(user, play, counted, event).await();
    }

    static Play playOf(String track, long atMs) {
        return new Play(
                new TrackId(track),
                new AlbumId("al-1"),
                List.of(new ArtistId("ar-1"), new ArtistId("ar-2"), new ArtistId("ar-1")),
                200_000,
                atMs,
                200_000,
                "test");
    }

    private ActivityStore.Changes star(UserId user, boolean starred, long atMs, String... ids) {
        return store().star(user, new Star(Entity.TRACK, List.of(ids), starred), atMs, event(user))
                .await();
    }

    private ActivityStore.Changes rate(UserId user, String id, int rating) {
        return store().rate(user, new Rate(id.startsWith("al-") ? Entity.ALBUM : Entity.TRACK, id, rating), event(user))
                .await();
    }

    private static Function<AnnotationRow, Happened> event(UserId user) {
        return row -> new Happened("ev", user, Kind.RATED, row.entity(), row.id(), null, List.of(), 0, row.rating(), 0);
    }

    private List<AnnotationRow> all(UserId user) {
        return store().annotations(user, 100).await();
    }

    private AnnotationRow row(UserId user, String id) {
        return store().annotations(user, List.of(id)).await().get(0);
    }

    private List<Heard> history(UserId user, HistoryCursor before, int limit) {
        return store().history(user, before, limit).await();
    }

    private static List<String> tracks(List<Heard> plays) {
        return plays.stream().map(heard -> heard.track().value()).toList();
    }

    private List<String> ranked(Rank rank, int offset, int limit) {
        return store().ranked(ANN, new ListRanked(Entity.TRACK, rank, offset, limit)).await().annotations().stream()
                .map(Annotation::id)
                .toList();
    }
}
