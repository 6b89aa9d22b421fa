package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CleanTextsTest {
    @Test
    void controls_become_spaces_and_halves_of_pairs_question_marks() {
        assertEquals("a b?c\n\t", CleanTexts.clean("a\u0000b\ud83dc\n\t"));
    }

    @Test
    void whole_pairs_and_ordinary_texts_stay() {
        String text = "smile \ud83d\ude00 ö ガ";

        assertTrue(CleanTexts.isClean(text));
        assertFalse(CleanTexts.isClean("\udc00"));
    }
}
