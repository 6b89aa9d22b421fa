package polyphony.scanner.tags;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other programs write them, in every format. */
class FormatsTest {
    @TempDir
    static Path folder;

    static Ffmpeg ffmpeg;

    private final TagReader reader = new TagReader();

    @BeforeAll
    static void unpack() throws IOException {
        ffmpeg = new Ffmpeg();
    }

    static Tags read(TagReader reader, Path file) {
        return assertInstanceOf(TagReader.Reading.Read.class, reader.read(file)).tags();
    }

    static void assertNear(long expected, long actual, long tolerance) {
        assertTrue(Math.abs(expected - actual) <= tolerance, actual + " should be near " + expected);
    }

    private static List<String> tagged(String... encoder) {
        var options = new ArrayList<>(List.of(encoder));
        for (String field : List.of(
                "title=Jóga ✓ 音楽",
                "artist=Björk & Friends",
                "album_artist=Björk",
                "album=Homogenic",
                "track=2/10",
                "disc=1/2",
                "date=1997-09-20",
                "genre=Electronic",
                "composer=Björk Guðmundsdóttir",
                "comment=Two, three & four")) {
            options.addAll(List.of("-metadata", field));
        }
        return options;
    }

    @ParameterizedTest
    @CsvSource({
        "mp3,  libmp3lame, mp3,    0,  44100",
        "flac, flac,       flac,   16, 44100",
        "ogg,  libvorbis,  vorbis, 0,  44100",
        "oga,  flac,       flac,   16, 44100",
        "opus, libopus,    opus,   0,  48000",
        "m4a,  aac,        aac,    0,  44100",
        "m4a,  alac,       alac,   16, 44100"
    })
    void every_format_tells_its_tags_and_its_sound(String suffix, String encoder, String codec, int depth, int rate)
            throws IOException {
        Path file = folder.resolve(encoder + "." + suffix);
        ffmpeg.tone(file, 2.5, tagged("-c:a", encoder, "-ac", "2").toArray(String[]::new));

        Tags tags = read(reader, file);

        assertEquals("Jóga ✓ 音楽", tags.title());
        assertEquals(List.of("Björk & Friends"), tags.artists());
        assertEquals(List.of("Björk"), tags.albumArtists());
        assertEquals("Homogenic", tags.album());
        assertEquals(new Tags.Place(2, 10), tags.track());
        assertEquals(new Tags.Place(1, 2), tags.disc());
        assertEquals("1997-09-20", tags.date());
        assertEquals(List.of("Electronic"), tags.genres());
        assertEquals(List.of(new Credit(Credit.Role.COMPOSER, "Björk Guðmundsdóttir", null)), tags.credits());
        assertEquals("Two, three & four", tags.comment());
        assertEquals(codec, tags.sound().codec());
        assertNear(2_500, tags.sound().durationMs(), 60);
        assertEquals(rate, tags.sound().sampleRateHz());
        assertEquals(2, tags.sound().channels());
        assertEquals(depth, tags.sound().bitDepth());
        assertTrue(tags.sound().bitRateKbps() > 4, tags.sound().toString());
        assertFalse(tags.hasPicture());
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm_s24le, 24", "aiff, pcm_s16be, 16"})
    void wav_and_aiff_tell_their_texts_and_their_sound(String suffix, String encoder, int depth) throws IOException {
        Path file = folder.resolve("plain." + suffix);
        ffmpeg.tone(file, 1, tagged("-c:a", encoder, "-ac", "1").toArray(String[]::new));

        Tags tags = read(reader, file);

        assertEquals("Jóga ✓ 音楽", tags.title());
        assertEquals("pcm", tags.sound().codec());
        assertEquals(1_000, tags.sound().durationMs());
        assertEquals(44_100, tags.sound().sampleRateHz());
        assertEquals(1, tags.sound().channels());
        assertEquals(depth, tags.sound().bitDepth());
        assertEquals(Math.round(44.1 * depth), tags.sound().bitRateKbps());
    }

    @Test
    void id3_inside_aiff_is_read() throws IOException {
        Path file = folder.resolve("id3.aiff");
        ffmpeg.tone(file, 1, tagged("-write_id3v2", "1").toArray(String[]::new));

        Tags tags = read(reader, file);

        assertEquals("Homogenic", tags.album());
        assertEquals(new Tags.Place(2, 10), tags.track());
    }

    @ParameterizedTest
    @CsvSource({"mp3, libmp3lame", "flac, flac", "m4a, aac"})
    void an_embedded_cover_comes_out_as_it_went_in(String suffix, String encoder) throws IOException {
        Path cover = ffmpeg.picture(folder.resolve(suffix + "-cover.jpg"), 300, 200, "red");
        Path file = folder.resolve("covered." + suffix);
        ffmpeg.tone(
                file,
                1,
                "-i",
                cover.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "copy",
                "-disposition:v",
                "attached_pic",
                "-c:a",
                encoder);

        assertTrue(read(reader, file).hasPicture());
        assertArrayEquals(Files.readAllBytes(cover), reader.picture(file).orElseThrow());
    }

    @Test
    void a_long_variable_mp3_knows_its_length_from_its_first_frame() throws IOException {
        Path file = ffmpeg.tone(folder.resolve("vbr.mp3"), 61, "-c:a", "libmp3lame", "-q:a", "7");

        assertNear(61_000, read(reader, file).sound().durationMs(), 30);
    }

    @Test
    void a_constant_mp3_without_a_header_knows_its_length_from_its_size() throws IOException {
        Path file = ffmpeg.tone(
                folder.resolve("cbr.mp3"),
                20,
                "-c:a",
                "libmp3lame",
                "-b:a",
                "96k",
                "-write_xing",
                "0",
                "-id3v2_version",
                "0");

        Sound sound = read(reader, file).sound();

        assertNear(20_000, sound.durationMs(), 120);
        assertEquals(96, sound.bitRateKbps());
    }

    @Test
    void the_content_decides_what_a_file_is_and_not_its_ending() throws IOException {
        Path flac = ffmpeg.tone(folder.resolve("right.flac"), 1);
        Path wrong = Files.copy(flac, folder.resolve("wrong.mp3"));

        assertEquals("flac", read(reader, wrong).sound().codec());
    }
}
