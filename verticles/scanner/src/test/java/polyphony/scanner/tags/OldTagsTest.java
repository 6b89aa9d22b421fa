package polyphony.scanner.tags;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind the sound of an mp3 file. */
class OldTagsTest {
    @TempDir
    static Path folder;

    static Path plain;
    static Path tagged;

    private final TagReader reader = new TagReader();
    private final ByteArrayOutputStream end = new ByteArrayOutputStream();

    @BeforeAll
    static void make() throws IOException {
        var ffmpeg = new Ffmpeg();
        plain = ffmpeg.tone(folder.resolve("plain.mp3"), 1, "-id3v2_version", "0");
        tagged = ffmpeg.tone(folder.resolve("tagged.mp3"), 1, "-metadata", "title=New");
    }

    @BeforeEach
    void clear() {
        end.reset();
    }

    private Tags read(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Files.readAllBytes(file));
        bytes.writeBytes(end.toByteArray());
        return FormatsTest.read(reader, Files.write(folder.resolve("with-end.mp3"), bytes.toByteArray()));
    }

    private void version1(String title, int track, int genre) {
        var tag = ByteBuffer.allocate(128);
        tag.put("TAG".getBytes(ISO_8859_1)).put(title.getBytes(ISO_8859_1));
        tag.position(33).put("Somebody".getBytes(ISO_8859_1));
        tag.position(63).put("Something".getBytes(ISO_8859_1));
        tag.position(93).put("1987".getBytes(ISO_8859_1));
        tag.put(126, (byte) track).put(127, (byte) genre);
        end.writeBytes(tag.array());
    }

    private void ape(String... fields) {
        var items = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            var value = fields[i + 1].getBytes(UTF_8);
            items.writeBytes(littleEndian(value.length, 0));
            items.writeBytes((fields[i] + "\0").getBytes(ISO_8859_1));
            items.writeBytes(value);
        }
        end.writeBytes(items.toByteArray());
        end.writeBytes("APETAGEX".getBytes(ISO_8859_1));
        end.writeBytes(littleEndian(2_000, items.size() + 32, fields.length / 2, 0, 0, 0));
    }

    private static byte[] littleEndian(int... numbers) {
        var bytes = ByteBuffer.allocate(numbers.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    @Test
    void an_old_tag_speaks_when_there_is_no_new_one() throws IOException {
        version1("Oldie", 7, 17);

        var tags = read(plain);

        assertEquals("Oldie", tags.title());
        assertEquals(List.of("Somebody"), tags.artists());
        assertEquals("Something", tags.album());
        assertEquals("1987", tags.date());
        assertEquals(new Tags.Place(7, null), tags.track());
        assertEquals(List.of("Rock"), tags.genres());
    }

    @Test
    void an_old_tag_is_silent_when_there_is_a_new_one() throws IOException {
        version1("Oldie", 7, 17);

        assertEquals("New", read(tagged).title());
    }

    @Test
    void the_gain_of_an_ape_tag_is_read_and_its_names_only_where_there_are_no_others() throws IOException {
        ape("Title", "Ape", "Artist", "One\0Two", "REPLAYGAIN_TRACK_GAIN", "-3.00 dB");
        version1("Oldie", 7, 17);

        assertEquals("Ape", read(plain).title());
        assertEquals(List.of("One", "Two"), read(plain).artists());
        assertEquals("New", read(tagged).title());
        assertEquals(-3.0, read(tagged).gain().track());
    }
}
