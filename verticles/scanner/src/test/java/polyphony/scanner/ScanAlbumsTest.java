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
