package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a whole folder tells. */
class ScanAlbumsTest {
    @TempDir
    Path folder;

    private ScanStage stage;

    @BeforeEach
    void make() throws IOException {
        stage = new ScanStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void a_compilation_without_album_artists_is_one_album() throws IOException {
        stage.song("Hits/01.mp3", "title=One", "artist=Ann", "album=Hits");
        stage.song("Hits/02.mp3", "title=Two", "artist=Bob", "album=Hits");

        stage.scan(false);

        for (var track : stage.library.tracks()) {
            assertEquals(List.of("Various Artists"), track.albumArtists());
            assertTrue(track.compilation());
        }
    }

    @Test
    void a_track_flagged_as_part_of_a_compilation_is_one_of_various_artists_wherever_it_is() throws IOException {
        stage.song("Ann/01.flac", "artist=Ann", "album=Hits", "COMPILATION=1");

        stage.scan(false);

        assertEquals(List.of("Various Artists"), stage.library.tracks().get(0).albumArtists());
    }

    @Test
    void two_albums_of_one_name_in_one_folder_stay_two() throws IOException {
        for (String artist : List.of("Ann", "Bob")) {
            for (int track = 1; track <= 2; track++) {
                stage.song(
                        "Mixed/" + artist + track + ".mp3",
                        "artist=" + artist,
                        "album=Greatest Hits",
                        "track=" + track);
            }
        }

        stage.scan(false);

        assertEquals(List.of("Ann"), stage.library.track("Mixed", "Ann1.mp3").albumArtists());
        assertEquals(List.of("Bob"), stage.library.track("Mixed", "Bob2.mp3").albumArtists());
    }

    @ParameterizedTest
    @CsvSource({"Box (Disc 2), Box, 2", "Box [CD1: Early], Box, 1", "Box - CD 3, Box, 3", "Box CD, Box CD,", "CD1, CD1,"
    })
    void the_number_of_a_disc_is_no_part_of_the_name(String tag, String album, Integer disc) throws IOException {
        stage.song("A/01.flac", "album=" + tag);

        stage.scan(false);

        assertEquals(album, stage.library.tracks().get(0).album());
        assertEquals(disc, stage.library.tracks().get(0).disc());
    }

    @Test
    void a_guest_makes_no_compilation() throws IOException {
        stage.song("X/01.mp3", "title=One", "artist=Ann", "album=Mine");
        stage.song("X/02.mp3", "title=Two", "artist=Ann feat. Bob", "album=Mine");

        stage.scan(false);

        for (var track : stage.library.tracks()) {
            assertEquals(List.of("Ann"), track.albumArtists());
            assertFalse(track.compilation());
        }
    }

    @Test
    void discs_in_folders_of_their_own_are_one_album_with_one_cover() throws IOException {
        stage.song("Ann/Box/CD1/01.mp3", "title=One", "artist=Ann", "album=Box");
        stage.song("Ann/Box/CD2/01.mp3", "title=Two", "artist=Bob", "album=Box");
        stage.ffmpeg.picture(stage.root.resolve("Ann/Box/cover.png"), 50, 50, "red");

        stage.scan(false);

        var one = stage.library.track("Ann/Box/CD1", "01.mp3");
        var two = stage.library.track("Ann/Box/CD2", "01.mp3");
        assertEquals(List.of(1, 2), List.of(one.disc(), two.disc()));
        assertEquals(List.of("Various Artists"), one.albumArtists());
        assertEquals(List.of("Various Artists"), two.albumArtists());
        assertEquals(stage.root.resolve("Ann/Box/cover.png").toString(), one.artworkFile());
        assertEquals(one.artworkId(), two.artworkId());
    }

    @Test
    void a_new_cover_above_the_discs_is_noticed() throws IOException {
        stage.song("Ann/Box/CD1/01.mp3", "album=Box");
        stage.song("Ann/Box/CD2/01.mp3", "album=Box");
        stage.scan(false);

        stage.ffmpeg.picture(stage.root.resolve("Ann/Box/cover.png"), 50, 50, "red");

        assertEquals(2, stage.scan(false).read());
    }

    @Test
    void untagged_files_are_named_by_their_path() throws IOException {
        stage.song("Zoë/Über (2001)/07 - Straße.flac");

        stage.scan(false);

        var track = stage.library.tracks().get(0);
        assertEquals("Straße", track.title());
        assertEquals(List.of("Zoë"), track.artists());
        assertEquals("Über", track.album());
        assertEquals(7, track.track());
        assertEquals(2001, track.year());
    }

    @Test
    void lyrics_beside_the_file_come_before_those_inside() throws IOException {
        stage.song("A/song.flac", "LYRICS=inside");
        Files.writeString(stage.root.resolve("A/song.lrc"), "[00:01.00]beside");

        stage.scan(false);

        assertEquals("[00:01.00]beside", stage.library.tracks().get(0).lyrics());
    }
}
