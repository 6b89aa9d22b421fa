package polyphony.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void sorting_leaves_out_articles_accents_case_and_leading_punctuation() {
        assertEquals("beatles", Names.sortKey("The Beatles"));
        assertEquals("arzte", Names.sortKey("Die Ärzte"));
        assertEquals("and justice for all", Names.sortKey("...And Justice for All"));
        assertEquals("royksopp", Names.sortKey("Röyksopp"));
        assertEquals("strasse", Names.sortKey("Straße"));
    }

    @Test
    void an_article_that_is_the_whole_name_stays() {
        assertEquals("the", Names.sortKey("The"));
        assertEquals("theatre", Names.sortKey("Theatre"));
        assertEquals("!!!", Names.sortKey("!!!"));
    }

    @Test
    void marks_that_are_part_of_a_letter_stay() {
        assertNotEquals(Names.sortKey("ガ"), Names.sortKey("カ"));
    }

    @Test
    void a_sort_key_is_short_and_has_no_control_characters() {
        assertEquals(60, Names.sortKey("x".repeat(500)).length());
        assertEquals("a b", Names.identity("a\u0000\u0001 \t b"));
    }

    @Test
    void spellings_mean_one_thing_when_only_case_space_width_quotes_or_dashes_differ() {
        assertEquals(Names.identity("Guns N' Roses"), Names.identity("guns  n’ roses "));
        assertEquals(Names.identity("a-ha"), Names.identity("A‐ha"));
        assertEquals(Names.identity("ＡＢＣ"), Names.identity("abc"));
        assertNotEquals(Names.identity("Beyonce"), Names.identity("Beyoncé"));
    }
}
