package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CoListeningTest {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long START = 1_700_000_000_000L;

    private final CoListening pairs = new CoListening(60, 8);

    @Test
    void what_follows_more_often_belongs_more_together() {
        hear(1, 2, START);
        hear(1, 2, START);
        hear(1, 3, START);
        assertArrayEquals(new int[] {2, 3}, near(1, START).top(5));
    }

    @Test
    void what_comes_after_counts_more_than_what_came_before() {
        hear(1, 2, START);
        assertTrue(near(1, START).of(2) > near(2, START).of(1));
        assertTrue(near(2, START).of(1) > 0);
    }

    @Test
    void a_track_that_everyone_hears_says_less() {
        for (int i = 0; i < 50; i++) {
            pairs.heard(2, START);
        }
        hear(1, 2, START);
        hear(1, 3, START);
        assertArrayEquals(new int[] {3, 2}, near(1, START).top(5));
    }

    @Test
    void older_pairs_fade() {
        hear(1, 2, START);
        hear(1, 3, START + 60 * DAY);
        Scores near = near(1, START + 60 * DAY);
        assertTrue(near.of(3) > near.of(2));
        assertEquals(0.5, pairs.plays(2, START + 60 * DAY), 1e-6);
    }

    @Test
    void fifty_years_on_new_pairs_still_count() {
        hear(1, 2, START);
        for (int year = 0; year < 50; year++) {
            hear(1, 3, START + year * 365L * DAY);
        }
        Scores near = near(1, START + 49 * 365L * DAY);
        assertTrue(near.of(3) > near.of(2));
        assertTrue(Double.isFinite(near.of(3)));
    }

    @Test
    void a_track_keeps_only_so_many_neighbours_and_a_newcomer_that_keeps_coming_gets_in() {
        for (int other = 10; other < 18; other++) {
            hear(1, other, START);
            hear(1, other, START);
        }
        for (int i = 0; i < 3; i++) {
            hear(1, 99, START);
        }
        int[] near = near(1, START).top(100);
        assertEquals(8, near.length);
        assertEquals(99, near[0]);
    }

    private void hear(int earlier, int later, long at) {
        pairs.heard(earlier, at);
        pairs.heard(later, at);
        pairs.together(earlier, later, 1, at);
    }

    private Scores near(int track, long now) {
        var scores = new Scores();
        pairs.score(track, 1, now, scores);
        return scores;
    }
}
