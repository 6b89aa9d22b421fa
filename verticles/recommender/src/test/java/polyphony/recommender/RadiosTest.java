package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.Recommender.GetRadio;
import polyphony.shared.contract.TrackId;
import polyphony.shared.contract.UserId;
import polyphony.shared.testing.TestClock;

class RadiosTest {
    private static final UserId ANNA = new UserId("us-anna");

    private final TestClock clock = TestClock.at("2026-11-01T12:00:00Z");
    private final Models models =
            new Models(new RecommenderSettings(100, 200, 60, 400, 1_000, 200, 1, 1), new SplittableRandom(1), clock);
    private final Listener anna = new Listener(ANNA);

    @BeforeEach
    void fill() {
        Music.library(100, 5).forEach(models::put);
    }

    @Test
    void a_track_goes_on_with_its_sort_of_music_and_not_with_itself() {
        List<TrackId> tracks = radio("track:tr-1-0-1", 25);
        assertEquals(25, Set.copyOf(tracks).size());
        assertTrue(!tracks.contains(new TrackId("tr-1-0-1")));
        assertTrue(tracks.stream()
                        .filter(track -> Music.genreOf(track).equals("Jazz"))
                        .count()
                >= 20);
    }

    @Test
    void an_album_goes_on_with_other_albums() {
        assertTrue(radio("album:al-1-0", 25).stream()
                .noneMatch(track -> Music.albumOf(track).equals("1-0")));
    }

    @Test
    void an_artist_radio_has_the_artist_and_others_and_never_the_artist_twice_in_a_row() {
        List<TrackId> tracks = radio("artist:ar-a1", 30);
        long own = tracks.stream().filter(track -> Music.artistOf(track) == 1).count();
        assertTrue(own >= 1 && own <= 10, tracks.toString());
        for (int i = 1; i < tracks.size(); i++) {
            assertTrue(Music.artistOf(tracks.get(i)) != Music.artistOf(tracks.get(i - 1)), tracks.toString());
        }
    }

    @Test
    void a_genre_is_found_without_case() {
        assertTrue(radio("genre:jaZZ", 50).stream()
                .allMatch(track -> Music.genreOf(track).equals("Jazz")));
    }

    @Test
    void a_playlist_goes_on_from_its_tracks() {
        var seeds = List.of(new TrackId("tr-1-0-1"), new TrackId("tr-9-0-1"), new TrackId("tr-unknown"));
        List<TrackId> tracks = models.radio(new GetRadio("playlist:pl-1", seeds, 20), anna);
        assertEquals(20, tracks.size());
        assertTrue(tracks.stream().noneMatch(seeds::contains));
    }

    @Test
    void a_playlist_without_known_tracks_still_plays_something() {
        assertEquals(
                20,
                models.radio(new GetRadio("playlist:pl-1", List.of(), 20), anna).size());
    }

    @Test
    void what_was_just_heard_is_left_out() {
        var event = new Event(1, "e", ANNA, Kind.PLAYED, Entity.TRACK, "tr-9-0-1", 0, clock.millis());
        models.take(anna, event, true);
        for (int i = 0; i < 20; i++) {
            assertTrue(!radio("track:tr-1-0-1", 50).contains(new TrackId("tr-9-0-1")));
        }
    }

    @Test
    void an_unknown_seed_is_not_found_and_a_strange_one_is_refused() {
        for (String seed : List.of("track:tr-nope", "album:al-nope", "artist:ar-nope", "genre:nope", "track:")) {
            assertEquals(Failure.Kind.NOT_FOUND, refusal(seed).kind(), seed);
        }
        for (String seed : List.of("tr-1-0-1", "label:x", ":", "TRACK:tr-1-0-1")) {
            assertEquals(Failure.Kind.INVALID, refusal(seed).kind(), seed);
        }
    }

    @Test
    void similar_is_the_same_for_everyone_and_asked_again() {
        List<TrackId> once = models.similar("tr-1-0-1", 20);
        assertEquals(20, once.size());
        assertEquals(once, models.similar("tr-1-0-1", 20));
        assertEquals(20, models.similar("al-1-0", 20).size());
        assertEquals(20, models.similar("ar-a1", 20).size());
        var refused = assertThrows(Failure.class, () -> models.similar("pl-1", 20));
        assertEquals(Failure.Kind.INVALID, refused.kind());
    }

    @Test
    void a_tiny_library_gives_what_it_has() {
        var tiny = new Models(
                new RecommenderSettings(100, 200, 60, 400, 1_000, 200, 1, 1), new SplittableRandom(1), clock);
        tiny.put(Music.track("a", "x", "x", null, null));
        tiny.put(Music.track("b", "y", "y", null, null));
        assertEquals(List.of(new TrackId("tr-b")), tiny.radio(new GetRadio("track:tr-a", List.of(), 50), anna));
    }

    private List<TrackId> radio(String seed, int limit) {
        return models.radio(new GetRadio(seed, List.of(), limit), anna);
    }

    private Failure refusal(String seed) {
        return assertThrows(Failure.class, () -> radio(seed, 10), seed);
    }
}
