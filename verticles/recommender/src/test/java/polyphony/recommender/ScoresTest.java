package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private final Scores scores = new Scores();

    @Test
    void the_best_are_the_best_whatever_their_number() {
        var random = new Random(3);
        for (int round = 0; round < 50; round++) {
            int count = random.nextInt(3_000);
            float[] values = new float[count];
            scores.clear();
            for (int i = 0; i < count; i++) {
                // Many equal ones, and some below zero.
                values[i] = random.nextInt(200) - 20;
                scores.add(i, values[i]);
            }
            int max = 1 + random.nextInt(500);
            int[] expected = IntStream.range(0, count)
                    .filter(i -> values[i] > 0)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -values[i]).thenComparing(i -> i))
                    .limit(max)
                    .mapToInt(i -> i)
                    .toArray();
            assertArrayEquals(expected, scores.top(max));
        }
    }

    @Test
    void shares_are_of_the_best() {
        var other = new Scores();
        other.add(1, 50);
        other.add(2, 25);
        scores.add(2, 0.6);
        scores.addShare(other, 0.5);
        assertArrayEquals(new int[] {2, 1}, scores.top(5));
        assertEquals(0.85, scores.of(2), 1e-9);
        scores.addShare(new Scores(), 1);
        assertEquals(0.5, scores.of(1), 1e-9);
    }

    @Test
    void a_cleared_score_is_nothing_again() {
        scores.add(5_000, 1);
        scores.clear();
        assertEquals(0, scores.of(5_000));
        assertEquals(0, scores.top(10).length);
    }
}
