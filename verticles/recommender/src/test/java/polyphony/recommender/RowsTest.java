package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Recommender.Row;
import polyphony.shared.contract.Track;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestClock;

class RowsTest {
    private static final UserId ANNA = new UserId("us-anna");
    private static final UserId BEN = new UserId("us-ben");

    private final TestClock clock = TestClock.at("2026-11-01T12:00:00Z");
    private Models models = models(1);
    private long seq;

    @Test
    void a_new_listener_is_offered_a_varied_choice_and_nothing_else() {
        fill(Music.library(100, 5));
        List<Row> rows = models.rows(new Listener(ANNA));
        assertEquals(List.of("made-for-you"), rows.stream().map(Row::id).toList());
        List<TrackId> tracks = rows.get(0).tracks();
        assertEquals(30, tracks.size());
        assertVaried(tracks);
        assertTrue(tracks.stream().map(Music::genreOf).distinct().count() >= 5, tracks.toString());
    }

    @Test
    void the_very_first_play_changes_half_of_what_is_offered() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        Set<TrackId> before = new HashSet<>(row(anna, "made-for-you").subList(0, 20));
        play(anna, "1-0-1");
        List<TrackId> after = row(anna, "made-for-you").subList(0, 20);
        assertTrue(after.stream().filter(track -> !before.contains(track)).count() >= 10, after.toString());
        assertTrue(
                after.stream()
                                .filter(track -> Music.genreOf(track).equals("Jazz"))
                                .count()
                        >= 10,
                after.toString());
    }

    @Test
    void every_play_changes_what_is_offered_and_is_not_offered_again_at_once() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        List<TrackId> before = row(anna, "made-for-you");
        for (int i = 0; i < 40; i++) {
            String id = before.get(i % 20).value().substring("tr-".length());
            play(anna, id);
            List<TrackId> after = row(anna, "made-for-you");
            assertNotEquals(before, after);
            assertTrue(after.stream().noneMatch(track -> track.value().equals("tr-" + id)));
            assertVaried(after);
            before = after;
        }
    }

    @Test
    void what_others_hear_together_is_offered() {
        fill(Music.library(100, 5));
        Listener ben = new Listener(BEN);
        for (int i = 0; i < 5; i++) {
            play(ben, "1-0-1");
            play(ben, "20-0-1");
            play(ben, "31-0-1");
            clock.pass(Duration.ofHours(3));
        }
        Listener anna = new Listener(ANNA);
        play(anna, "1-0-1");
        assertEquals(
                Set.of("tr-20-0-1", "tr-31-0-1"),
                row(anna, "because-you-listened").subList(0, 2).stream()
                        .map(TrackId::value)
                        .collect(Collectors.toSet()));
        assertTrue(row(anna, "made-for-you").subList(0, 3).contains(new TrackId("tr-20-0-1")));
    }

    @Test
    void the_row_of_the_last_play_names_it() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        play(anna, "1-0-1");
        Row row = rows(anna).get("because-you-listened");
        assertEquals("Because you listened to Song 1-0-1", row.title());
        assertEquals("tr-1-0-1", row.seed());
    }

    @Test
    void new_to_you_has_only_artists_that_were_not_heard() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        play(anna, "1-0-1");
        play(anna, "9-0-1");
        List<TrackId> tracks = row(anna, "new-to-you");
        assertTrue(tracks.size() >= 20);
        assertTrue(tracks.stream().map(Music::artistOf).noneMatch(Set.of(1, 9)::contains));
    }

    @Test
    void on_repeat_has_what_was_played_twice_the_most_played_first() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        for (String id : List.of("1-0-1", "2-0-1", "3-0-1", "2-0-1", "3-0-1", "3-0-1")) {
            play(anna, id);
        }
        assertEquals(List.of(new TrackId("tr-3-0-1"), new TrackId("tr-2-0-1")), row(anna, "on-repeat"));
        clock.pass(Duration.ofDays(31));
        assertTrue(!rows(anna).containsKey("on-repeat"));
    }

    @Test
    void a_skip_and_a_bad_rating_keep_a_track_out_and_a_star_brings_its_artist() {
        fill(Music.library(12, 5));
        Listener anna = new Listener(ANNA);
        take(anna, Kind.SKIPPED, Entity.TRACK, "tr-1-0-1", 0);
        take(anna, Kind.RATED, Entity.TRACK, "tr-2-0-1", 1);
        take(anna, Kind.STARRED, Entity.ARTIST, "ar-a3", 0);
        clock.pass(Duration.ofDays(10));
        List<TrackId> tracks = row(anna, "made-for-you");
        assertTrue(!tracks.contains(new TrackId("tr-1-0-1")) && !tracks.contains(new TrackId("tr-2-0-1")));
        assertEquals(3, Music.artistOf(tracks.get(0)));
    }

    @Test
    void a_tiny_library_is_offered_whole_what_was_just_heard_last() {
        fill(Music.library(2, 2));
        Listener anna = new Listener(ANNA);
        assertEquals(8, row(anna, "made-for-you").size());
        play(anna, "0-0-1");
        List<TrackId> tracks = row(anna, "made-for-you");
        assertEquals(8, Set.copyOf(tracks).size());
        assertEquals(new TrackId("tr-0-0-1"), tracks.get(7));
    }

    @Test
    void the_same_song_of_an_album_and_a_compilation_is_offered_once() {
        fill(Music.library(40, 3));
        Track once = Music.track("5000-0-1", "a1", "5000-0", "Jazz", 1990);
        models.put(once);
        models.put(Music.again(once, "5000-1-1", "5000-1"));
        Listener anna = new Listener(ANNA);
        for (int i = 0; i < 20; i++) {
            play(anna, "1-0-1");
            assertTrue(row(anna, "made-for-you").stream()
                            .filter(track -> Music.artistOf(track) == 5000)
                            .count()
                    <= 1);
        }
    }

    @Test
    void tracks_that_are_gone_are_not_offered_and_come_back_with_what_is_known() {
        fill(Music.library(1, 3));
        Listener anna = new Listener(ANNA);
        play(anna, "0-0-1");
        models.remove("tr-0-0-1");
        assertEquals(5, row(anna, "made-for-you").size());
        models.put(Music.track("0-0-1", "a0", "0-0", "Rock", 1970));
        play(anna, "0-0-1");
        assertEquals(List.of(new TrackId("tr-0-0-1")), row(anna, "on-repeat"));
    }

    @Test
    void an_empty_library_offers_an_empty_row() {
        assertEquals(List.of(), row(new Listener(ANNA), "made-for-you"));
    }

    @Test
    void the_same_events_and_chance_make_the_same_rows() {
        fill(Music.library(100, 5));
        Listener anna = new Listener(ANNA);
        play(anna, "1-0-1");
        List<Row> once = models.rows(anna);
        models = models(1);
        seq = 0;
        fill(Music.library(100, 5));
        Listener again = new Listener(ANNA);
        play(again, "1-0-1");
        assertEquals(once, models.rows(again));
    }

    private static void assertVaried(List<TrackId> tracks) {
        var artists = tracks.stream().collect(Collectors.groupingBy(Music::artistOf, Collectors.counting()));
        var albums = tracks.stream().collect(Collectors.groupingBy(Music::albumOf, Collectors.counting()));
        assertTrue(artists.values().stream().allMatch(count -> count <= 2), artists.toString());
        assertTrue(albums.values().stream().allMatch(count -> count == 1), albums.toString());
    }

    private Models models(long seed) {
        var settings = new RecommenderSettings(100, 200, 60, 400, 1_000, 200, 1, seed);
        return new Models(settings, new SplittableRandom(seed), clock);
    }

    private void fill(List<Track> tracks) {
        tracks.forEach(models::put);
    }

    private void play(Listener listener, String id) {
        clock.pass(Duration.ofMinutes(3));
        take(listener, Kind.PLAYED, Entity.TRACK, "tr-" + id, 0);
    }

    private void take(Listener listener, Kind kind, Entity entity, String id, int rating) {
        seq++;
        models.take(
                listener, new Event(seq, "e" + seq, listener.user(), kind, entity, id, rating, clock.millis()), true);
    }

    private Map<String, Row> rows(Listener listener) {
        return models.rows(listener).stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    private List<TrackId> row(Listener listener, String id) {
        return rows(listener).get(id).tracks();
    }
}
