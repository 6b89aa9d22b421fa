package polyphony.scanner.tags;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tags byte by byte, as old and careless taggers left them. */
class Id3v2Test {
    private static final int LATIN = 0;
    private static final int WIDE = 1;
    private static final int UTF8 = 3;

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    private void frame(String id, byte[] body, int... flags) {
        frames.writeBytes(id.getBytes(ISO_8859_1));
        if (id.length() == 3) {
            frames.writeBytes(new byte[] {0, (byte) (body.length >> 8), (byte) body.length});
        } else {
            frames.writeBytes(new byte[] {0, 0, (byte) (body.length >> 8), (byte) body.length});
            frames.writeBytes(new byte[] {0, (byte) (flags.length == 0 ? 0 : flags[0])});
        }
        frames.writeBytes(body);
    }

    private static byte[] text(int encoding, String value) {
        var body = new ByteArrayOutputStream();
        body.write(encoding);
        body.writeBytes(value.getBytes(encoding == LATIN ? ISO_8859_1 : encoding == WIDE ? UTF_16 : UTF_8));
        return body.toByteArray();
    }

    private Found read(int version, int flags) throws IOException, BrokenFile {
        return read(version, flags, false);
    }

    private Found read(int version, int flags, boolean picture) throws IOException, BrokenFile {
        var content = frames.toByteArray();
        int n = content.length;
        var tag = new ByteArrayOutputStream();
        tag.writeBytes("ID3".getBytes(ISO_8859_1));
        tag.writeBytes(new byte[] {(byte) version, 0, (byte) flags});
        tag.writeBytes(
                new byte[] {(byte) (n >> 21 & 127), (byte) (n >> 14 & 127), (byte) (n >> 7 & 127), (byte) (n & 127)});
        tag.writeBytes(content);
        var found = new Found(picture);
        var source = Source.of(tag.toByteArray());
        Id3v2.read(source, 0, found);
        assertEquals(source.size(), Id3v2.end(source, 0));
        return found;
    }

    @Test
    void a_slash_in_version_3_takes_nobody_apart() throws Exception {
        frame("TPE1", text(LATIN, "AC/DC"));

        assertEquals(List.of("AC/DC"), read(3, 0).all("ARTIST"));
    }

    @Test
    void version_3_is_split_at_semicolons_and_nul_but_not_at_commas() throws Exception {
        frame("TPE1", text(WIDE, "Earth, Wind & Fire; Čechomor\0\uFEFFSigur Rós"));

        assertEquals(
                List.of("Earth, Wind & Fire", "Čechomor", "Sigur Rós"),
                read(3, 0).all("ARTIST"));
    }

    @Test
    void version_4_is_split_at_nul_alone() throws Exception {
        frame("TPE1", text(UTF8, "One; Two\0Three"));

        assertEquals(List.of("One; Two", "Three"), read(4, 0).all("ARTIST"));
    }

    @Test
    void version_2_has_names_of_three_letters() throws Exception {
        frame("TT2", text(LATIN, "Caf\u00e9"));
        frame("TCO", text(LATIN, "(17)"));
        frame("TRK", text(LATIN, "3/9"));

        var found = read(2, 0);

        assertEquals("Café", found.first("TITLE"));
        assertEquals("(17)", found.first("GENRE"));
        assertEquals("3/9", found.first("TRACKNUMBER"));
    }

    @Test
    void year_and_day_of_version_3_become_one_date() throws Exception {
        frame("TYER", text(LATIN, "1997"));
        frame("TDAT", text(LATIN, "2009"));

        assertEquals("1997-09-20", read(3, 0).first("DATE"));
    }

    @Test
    void people_come_with_what_they_did() throws Exception {
        frame("TIPL", text(UTF8, "producer\0Rick\0DJ-mix\0Ann\0coffee\0Bob"));
        frame("TMCL", text(UTF8, "Guitar\0Joe"));

        var credits = new Interpreter(with(read(4, 0))).tags().credits();

        assertEquals(
                List.of(
                        new Credit(Credit.Role.PRODUCER, "Rick", null),
                        new Credit(Credit.Role.DJMIXER, "Ann", null),
                        new Credit(Credit.Role.PERFORMER, "Bob", "coffee"),
                        new Credit(Credit.Role.PERFORMER, "Joe", "guitar")),
                credits);
    }

    private static Found with(Found found) {
        found.sound(new Sound("mp3", 1_000, 128, 44_100, 2, 0));
        return found;
    }

    @Test
    void a_recording_is_known_by_its_unique_id() throws Exception {
        frame("UFID", "http://musicbrainz.org\0f1a2".getBytes(ISO_8859_1));
        frame("TXXX", text(UTF8, "MusicBrainz Album Id\0" + "abc"));

        var found = read(4, 0);

        assertEquals("f1a2", found.first("MUSICBRAINZ_TRACKID"));
        assertEquals("abc", found.first("MUSICBRAINZ_ALBUMID"));
    }

    @Test
    void comments_of_players_are_no_comments() throws Exception {
        frame("COMM", "\0engiTunNORM\0 0000".getBytes(ISO_8859_1));
        assertNull(read(3, 0).first("COMMENT"));

        frame("COMM", "\0eng\0Really good".getBytes(ISO_8859_1));
        assertEquals("Really good", read(3, 0).first("COMMENT"));
    }

    @Test
    void lyrics_keep_their_lines() throws Exception {
        frame("USLT", "\3eng\0One\nTwo".getBytes(UTF_8));

        assertEquals("One\nTwo", read(4, 0).first("LYRICS"));
    }

    @Test
    void zeros_put_in_for_old_decoders_are_taken_out() throws Exception {
        frame("TIT2", new byte[] {WIDE, (byte) 0xff, 0, (byte) 0xfe, 'A', 0});

        // The frame says five bytes, as its size was before; the zero behind 0xff came on top.
        frames.reset();
        frames.writeBytes(new byte[] {'T', 'I', 'T', '2', 0, 0, 0, 5, 0, 0, WIDE, (byte) 0xff, 0, (byte) 0xfe, 'A', 0});

        assertEquals("A", read(3, 0x80).first("TITLE"));
    }

    @Test
    void sizes_that_a_tagger_wrote_wrongly_are_understood() throws Exception {
        String long200 = "x".repeat(199);
        frame("TIT2", text(LATIN, long200));
        frame("TALB", text(LATIN, "After"));

        var found = read(4, 0);

        assertEquals(long200, found.first("TITLE"));
        assertEquals("After", found.first("ALBUM"));
    }

    @Test
    void an_encrypted_frame_says_nothing_and_the_next_is_read() throws Exception {
        frame("TIT2", text(LATIN, "secret"), 0x04);
        frame("TALB", text(LATIN, "Open"));

        var found = read(4, 0);

        assertNull(found.first("TITLE"));
        assertEquals("Open", found.first("ALBUM"));
    }

    @Test
    void a_compressed_frame_that_cannot_be_unpacked_says_nothing_and_the_next_is_read() throws Exception {
        frame("TIT2", "\0\0\0\4rubbish".getBytes(ISO_8859_1), 0x80);
        frame("TALB", text(LATIN, "Open"));

        var found = read(3, 0);

        assertNull(found.first("TITLE"));
        assertEquals("Open", found.first("ALBUM"));
    }

    @Test
    void the_front_cover_wins_over_other_pictures() throws Exception {
        frame("APIC", "\0image/png\0\4back\0BACK".getBytes(ISO_8859_1));
        frame("APIC", "\0image/png\0\3\0FRONT".getBytes(ISO_8859_1));

        assertArrayEquals("FRONT".getBytes(ISO_8859_1), read(3, 0, true).pictureBytes());
    }

    @Test
    void texts_have_a_greatest_length_and_no_control_characters() throws Exception {
        frame("TIT2", text(LATIN, "a\1b" + "y".repeat(600)));

        String title = read(3, 0).first("TITLE");

        assertEquals(Bounds.TEXT_MAX, title.length());
        assertEquals("a by", title.substring(0, 4));
    }
}
