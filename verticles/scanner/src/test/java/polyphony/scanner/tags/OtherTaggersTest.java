package polyphony.scanner.tags;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.wav.WavOptions;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.TagOptionSingleton;
import org.jaudiotagger.tag.images.StandardArtwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags written by a library that knows nothing of our readers, with several values and MusicBrainz's ids. */
class OtherTaggersTest {
    private static final String RECORDING = "11111111-1111-4111-8111-111111111111";
    private static final String RELEASE = "22222222-2222-4222-8222-222222222222";
    private static final String ARTIST_1 = "33333333-3333-4333-8333-333333333333";
    private static final String ARTIST_2 = "44444444-4444-4444-8444-444444444444";
    private static final String GROUP = "55555555-5555-4555-8555-555555555555";
    private static final Logger CHATTER = Logger.getLogger("org.jaudiotagger");

    @TempDir
    static Path folder;

    static Ffmpeg ffmpeg;

    private final TagReader reader = new TagReader();

    @BeforeAll
    static void unpack() throws Exception {
        CHATTER.setLevel(Level.OFF);
        TagOptionSingleton.getInstance().setWavOptions(WavOptions.READ_ID3_ONLY_AND_SYNC);
        ffmpeg = new Ffmpeg();
    }

    private static void fill(Tag tag) throws Exception {
        tag.setField(FieldKey.TITLE, "No Church in the Wild");
        tag.setField(FieldKey.ARTIST, "Jay-Z");
        tag.addField(FieldKey.ARTIST, "Kanye West, Mr. West & AC/DC");
        tag.setField(FieldKey.ALBUM, "Watch the Throne");
        tag.setField(FieldKey.ALBUM_ARTIST, "The Throne");
        tag.setField(FieldKey.TRACK, "1");
        tag.setField(FieldKey.TRACK_TOTAL, "12");
        tag.setField(FieldKey.GENRE, "Hip-Hop");
        tag.addField(FieldKey.GENRE, "Art Rap");
        tag.setField(FieldKey.ARTIST_SORT, "Jay Z");
        tag.setField(FieldKey.ALBUM_ARTIST_SORT, "Throne, The");
        tag.setField(FieldKey.IS_COMPILATION, "1");
        tag.setField(FieldKey.LYRICS, "Human beings in a mob\nWhat's a mob to a king?");
        tag.setField(FieldKey.ISRC, "USUM71113231");
        tag.setField(FieldKey.BPM, "94");
        tag.setField(FieldKey.CONDUCTOR, "Nobody");
        tag.setField(FieldKey.LYRICIST, "Frank Ocean");
        tag.setField(FieldKey.RECORD_LABEL, "Roc-A-Fella");
        tag.setField(FieldKey.DISC_SUBTITLE, "One");
        tag.setField(FieldKey.MUSICBRAINZ_TRACK_ID, RECORDING);
        tag.setField(FieldKey.MUSICBRAINZ_RELEASEID, RELEASE);
        tag.setField(FieldKey.MUSICBRAINZ_RELEASE_GROUP_ID, GROUP);
        tag.setField(FieldKey.MUSICBRAINZ_ARTISTID, ARTIST_1);
        tag.addField(FieldKey.MUSICBRAINZ_ARTISTID, ARTIST_2);
        tag.setField(FieldKey.MUSICBRAINZ_RELEASE_TYPE, "album");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "flac", "ogg", "m4a", "aiff", "wav"})
    void several_values_ids_and_roles_are_read(String suffix) throws Exception {
        Path file = ffmpeg.tone(folder.resolve("full." + suffix), 1);
        var audio = AudioFileIO.read(file.toFile());
        fill(audio.getTagOrCreateAndSetDefault());
        audio.commit();

        Tags tags = FormatsTest.read(reader, file);

        assertEquals("No Church in the Wild", tags.title());
        assertEquals(List.of("Jay-Z", "Kanye West, Mr. West & AC/DC"), tags.artists());
        assertEquals(List.of("The Throne"), tags.albumArtists());
        assertEquals(new Tags.Place(1, 12), tags.track());
        assertEquals(List.of("Hip-Hop", "Art Rap"), tags.genres());
        assertEquals(List.of("Jay Z"), tags.artistSorts());
        assertEquals(List.of("Throne, The"), tags.albumArtistSorts());
        assertTrue(tags.compilation());
        assertEquals("Human beings in a mob\nWhat's a mob to a king?", tags.lyrics());
        assertEquals(List.of("USUM71113231"), tags.isrc());
        assertEquals(94, tags.bpm());
        assertTrue(tags.credits().contains(new Credit(Credit.Role.CONDUCTOR, "Nobody", null)));
        assertTrue(tags.credits().contains(new Credit(Credit.Role.LYRICIST, "Frank Ocean", null)));
        assertEquals(List.of("Roc-A-Fella"), tags.labels());
        assertEquals("One", tags.discSubtitle());
        assertEquals(List.of("album"), tags.releaseTypes());
        assertEquals(
                new Tags.MusicBrainz(RECORDING, null, RELEASE, GROUP, List.of(ARTIST_1, ARTIST_2), List.of()),
                tags.musicBrainz());
        FormatsTest.assertNear(1_000, tags.sound().durationMs(), 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp3", "flac", "ogg", "m4a"})
    void a_cover_that_it_embeds_comes_out(String suffix) throws Exception {
        Path cover = ffmpeg.picture(folder.resolve(suffix + ".png"), 700, 700, "blue");
        Path file = ffmpeg.tone(folder.resolve("cover." + suffix), 1);
        var audio = AudioFileIO.read(file.toFile());
        audio.getTagOrCreateAndSetDefault().setField(StandardArtwork.createArtworkFromFile(cover.toFile()));
        audio.commit();

        assertArrayEquals(Files.readAllBytes(cover), reader.picture(file).orElseThrow());
    }
}
