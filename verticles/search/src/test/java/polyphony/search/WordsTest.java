package polyphony.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void case_and_accents_do_not_matter() {
        assertEquals(List.of("sigur", "ros"), Words.of("Sigur Rós").asked());
        assertEquals(List.of("motorhead"), Words.of("MOTÖRHEAD").asked());
        assertEquals(List.of("bjork"), Words.of("Bjo\u0308rk").asked());
        assertEquals(
                List.of("kobenhavn", "lodz", "strasse"),
                Words.of("København Łódź Straße").asked());
    }

    @Test
    void an_apostrophe_parts_nothing_and_other_signs_do() {
        assertEquals(List.of("dont", "stop"), Words.of("Don’t Stop").asked());
        assertEquals(List.of("ac", "dc"), Words.of("AC/DC").asked());
        assertTrue(Words.of("AC/DC").kept().contains("acdc"));
        assertTrue(Words.of("R.E.M.").kept().contains("rem"));
    }

    @Test
    void an_ampersand_is_an_and() {
        assertEquals(
                Words.of("Simon and Garfunkel").key(),
                Words.of("Simon & Garfunkel").key());
        assertEquals(List.of("r", "b"), Words.of("R&B").asked());
    }

    @Test
    void scripts_without_spaces_are_taken_in_pairs() {
        assertEquals(List.of("東京", "京事", "事変"), Words.of("東京事変").asked());
        assertEquals(List.of("椎"), Words.of("椎").asked());
        assertTrue(Words.of("東京事変").kept().containsAll(List.of("東", "京", "東京")));
    }

    @Test
    void cyrillic_and_greek_fold_their_marks() {
        assertEquals(List.of("елка"), Words.of("Ёлка").asked());
        assertEquals(Words.of("ΛΌΓΟΣ").asked(), Words.of("λογος").asked());
    }

    @Test
    void a_name_of_signs_alone_is_still_a_name() {
        assertEquals("!!!", Words.of(" !!! ").key());
        assertEquals(List.of(), Words.of("!!!").asked());
    }

    @Test
    void an_article_may_be_left_out() {
        assertEquals(List.of("the beatles", "beatles"), Words.of("The Beatles").keys());
        assertEquals(List.of("the"), Words.of("The").keys());
    }
}
