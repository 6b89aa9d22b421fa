package polyphony.scanner.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {
    private final Found found = new Found(false);

    private Tags tags() {
        found.sound(new Sound("flac", 1_000, 900, 44_100, 2, 16));
        return new Interpreter(found).tags();
    }

    @ParameterizedTest
    @CsvSource({
        "1997, 1997",
        "1997-09, 1997-09",
        "1997-9-2, 1997-09-02",
        "1997-09-20T12:00:00Z, 1997-09-20",
        "1997/09/20, 1997-09-20",
        "20.09.1997, 1997",
        "1997-13-40, 1997",
        "0000,",
        "soon,"
    })
    void dates_come_out_in_one_form(String written, String read) {
        found.add("DATE", written);

        assertEquals(read, tags().date());
    }

    @ParameterizedTest
    @CsvSource({"3, 3, ", "03/12, 3, 12", "0, , ", "/9, , 9", "A1, 1, ", "3 of 9, 3, "})
    void numbers_come_with_or_without_their_total(String written, Integer number, Integer total) {
        found.add("TRACKNUMBER", written);

        assertEquals(new Tags.Place(number, total), tags().track());
    }

    @Test
    void replay_gain_is_read_with_its_unit() {
        found.add("replaygain_track_gain", "-6.52 dB");
        found.add("replaygain_album_gain", "+1,50 dB");
        found.add("REPLAYGAIN_TRACK_PEAK", "0.988525");
        found.add("REPLAYGAIN_ALBUM_PEAK", "nan");

        assertEquals(new Tags.Gain(-6.52, 1.5, 0.988525, null), tags().gain());
    }

    @Test
    void the_gain_of_opus_is_told_as_replay_gain() {
        found.add("R128_TRACK_GAIN", "-1536");

        assertEquals(new Tags.Gain(-1.0, null, null, null), tags().gain());
    }

    @Test
    void artists_listed_apart_are_not_those_shown_as_one_text() {
        found.add("ARTIST", "Jay-Z feat. Kanye West");
        found.add("ARTISTS", "Jay-Z");
        found.add("ARTISTS", "Kanye West");

        assertEquals(List.of("Jay-Z", "Kanye West"), tags().artists());
        assertEquals("Jay-Z feat. Kanye West", tags().artistText());
    }

    @Test
    void genres_of_id3_are_names() {
        found.add("GENRE", "(17)(4)Rock Steady");
        found.add("GENRE", "8; RX");
        found.add("GENRE", "255");

        assertEquals(List.of("Rock", "Disco", "Rock Steady", "Jazz", "Remix"), tags().genres());
    }

    @Test
    void performers_come_with_their_instrument() {
        found.add("PERFORMER", "Joe (guitar, voice)");
        found.add("PERFORMER", "Jane");

        assertEquals(
                List.of(
                        new Credit(Credit.Role.PERFORMER, "Joe", "guitar, voice"),
                        new Credit(Credit.Role.PERFORMER, "Jane", null)),
                tags().credits());
    }

    @Test
    void beats_make_sense_or_are_left_out() {
        found.add("BPM", "128.4");
        assertEquals(128, tags().bpm());
    }

    @Test
    void nonsense_is_left_out() {
        found.add("BPM", "fast");
        found.add("MUSICBRAINZ_ALBUMID", "x' OR 1=1");
        found.add("TRACKNUMBER", "99999999");

        assertNull(tags().bpm());
        assertNull(tags().musicBrainz().album());
        assertNull(tags().track().number());
    }

    @Test
    void a_file_that_talks_without_end_is_cut_short() {
        found.add("TITLE", "Short");
        for (int i = 0; i < 1_000; i++) {
            found.add("ARTIST", i + "x".repeat(400));
            found.add("FIELD" + i, "y".repeat(400));
        }

        int characters = tags().artists().stream().mapToInt(String::length).sum();

        assertEquals("Short", tags().title());
        assertTrue(characters <= Bounds.ALL_TEXT_MAX, characters + " characters");
    }
}
