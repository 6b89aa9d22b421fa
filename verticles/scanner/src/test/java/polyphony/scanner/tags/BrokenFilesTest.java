package polyphony.scanner.tags;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.scanner.tags.TagReader.Reading;

/** Whatever is in a file, reading it ends soon and with a sentence. */
class BrokenFilesTest {
    @TempDir
    static Path folder;

    static Ffmpeg ffmpeg;

    private final TagReader reader = new TagReader();

    @BeforeAll
    static void unpack() throws IOException {
        ffmpeg = new Ffmpeg();
    }

    private String reason(Path file) {
        String reason =
                assertInstanceOf(Reading.Broken.class, reader.read(file)).reason();
        assertTrue(reason.endsWith("."), reason);
        return reason;
    }

    @Test
    void an_empty_file_is_empty() throws IOException {
        assertEquals("The file is empty.", reason(Files.write(folder.resolve("empty.mp3"), new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.mp3", "text.flac", "text.ogg", "text.m4a"})
    void text_is_no_music(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "This is a letter and not music. ".repeat(100));

        assertEquals("No MPEG audio was found in the file.", reason(file));
    }

    @Test
    void a_folder_with_the_name_of_a_file_cannot_be_read() throws IOException {
        assertInstanceOf(Reading.Unreadable.class, reader.read(Files.createDirectory(folder.resolve("folder.mp3"))));
    }

    @Test
    void a_file_that_went_away_says_so() {
        var reading = assertInstanceOf(Reading.Unreadable.class, reader.read(folder.resolve("gone.mp3")));

        assertTrue(reading.vanished());
    }

    @Test
    void a_flac_that_ends_in_its_header_is_broken() throws IOException {
        Path whole = ffmpeg.tone(folder.resolve("whole.flac"), 1);
        Path cut = Files.write(folder.resolve("cut.flac"), Arrays.copyOf(Files.readAllBytes(whole), 50));

        assertTrue(reason(cut).contains("FLAC header"));
    }

    @Test
    void an_mp4_whose_end_is_missing_is_broken() throws IOException {
        Path whole = ffmpeg.tone(folder.resolve("whole.m4a"), 1);
        var bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.m4a"), Arrays.copyOf(bytes, bytes.length / 2));

        assertTrue(reason(cut).contains("MP4"));
    }

    @Test
    void a_size_that_cannot_be_is_not_believed() throws IOException {
        var bytes = Files.readAllBytes(ffmpeg.tone(folder.resolve("size.flac"), 1));
        // The vendor's length in the comments, behind "fLaC", the stream's facts and the block's header.
        Arrays.fill(bytes, 4 + 4 + 34 + 4, 4 + 4 + 34 + 8, (byte) 0x7f);

        assertTrue(reason(Files.write(folder.resolve("liar.flac"), bytes)).contains("shorter than it says"));
    }

    @ParameterizedTest
    @CsvSource({
        "mp3, libmp3lame",
        "flac, flac",
        "ogg, libvorbis",
        "opus, libopus",
        "m4a, aac",
        "m4a, alac",
        "wav, pcm_s16le",
        "aiff, pcm_s16be"
    })
    void damage_anywhere_neither_stops_nor_delays_the_scan(String suffix, String encoder) throws IOException {
        Path whole =
                ffmpeg.tone(folder.resolve(encoder + "-whole." + suffix), 0.5, "-c:a", encoder, "-metadata", "title=T");
        var bytes = Files.readAllBytes(whole);
        var chance = new Random(20_000);
        Path damaged = folder.resolve(encoder + "-damaged." + suffix);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 400; i++) {
                int length = i % 2 == 0 ? bytes.length : chance.nextInt(Math.min(bytes.length, 3_000));
                var copy = Arrays.copyOf(bytes, length);
                for (int j = 0; j < 1 + i % 20 && length > 0; j++) {
                    copy[chance.nextInt(Math.min(length, 600))] = (byte) (i % 3 == 0 ? 0xff : chance.nextInt(256));
                }
                var reading = reader.read(Files.write(damaged, copy));
                reader.picture(damaged);
                assertFalse(
                        reading instanceof Reading.Broken broken
                                && broken.reason().contains("Exception"),
                        () -> reading.toString());
            }
        });
    }
}
