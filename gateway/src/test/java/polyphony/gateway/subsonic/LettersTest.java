package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource({
        "Abba, A",
        "abba, A",
        "The Beatles, B",
        "the beatles, B",
        "Theory, T",
        "Die Ärzte, A",
        "Ólafur, O",
        "Ænima, Æ",
        "ßeta, ß",
        "Кино, К",
        "椎名林檎, 椎",
        "𝄞, #",
        "2Pac, #",
        "'...', #",
        "'', #",
        "'The ', T"
    })
    void a_name_stands_under_the_letter_that_one_looks_for(String name, String letter) {
        assertEquals(letter, Letters.of(name));
    }
}
