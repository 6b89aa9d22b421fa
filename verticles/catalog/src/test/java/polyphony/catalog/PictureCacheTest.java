package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Catalog.Picture;

class PictureCacheTest {
    private final PictureCache cache = new PictureCache(100);

    @Test
    void what_was_not_asked_for_longest_makes_room() {
        cache.put("a", picture("a", 40), true, 0);
        cache.put("b", picture("b", 40), true, 0);
        cache.find("a");

        assertEquals(List.of("b"), cache.put("c", picture("c", 40), true, 0));
        assertNull(cache.find("b"));
        assertEquals(80, cache.bytes());
    }

    @Test
    void originals_take_no_room_and_are_never_deleted() {
        cache.put("a", picture("a", 4_000), false, 0);

        assertEquals(List.of(), cache.put("b", picture("b", 90), true, 0));
        assertEquals(90, cache.bytes());
    }

    @Test
    void a_picture_is_trusted_for_a_while() {
        cache.put("a", picture("a", 40), true, 1_000);

        assertTrue(cache.isTrusted("a", 2_000));
        assertFalse(cache.isTrusted("a", 100_000));
        cache.trust("a", 100_000);
        assertTrue(cache.isTrusted("a", 100_001));
        assertFalse(cache.isTrusted("b", 0));
    }

    @Test
    void the_ladder_answers_the_next_larger_step() {
        assertEquals(0, Ladder.step(0));
        assertEquals(64, Ladder.step(1));
        assertEquals(300, Ladder.step(300));
        assertEquals(600, Ladder.step(301));
        assertEquals(2_000, Ladder.step(2_000));
    }

    private static Picture picture(String file, long bytes) {
        return new Picture(file, "image/jpeg", bytes, file);
    }
}
