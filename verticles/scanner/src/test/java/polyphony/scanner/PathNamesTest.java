package polyphony.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Artist/Album           | 01 - Title.mp3        | Artist | Album | | | 1 | Title",
                "Artist/Album           | 01. Title.mp3         | Artist | Album | | | 1 | Title",
                "Artist/Album           | 1 Title.flac          | Artist | Album | | | 1 | Title",
                "Artist/Album           | [12] Title.mp3        | Artist | Album | | | 12 | Title",
                "Artist/Album           | Title.mp3             | Artist | Album | | |  | Title",
                "Artist/Album (1999)    | 01 - Title.mp3        | Artist | Album | 1999 | | 1 | Title",
                "Artist/1999 - Album    | 01 - Title.mp3        | Artist | Album | 1999 | | 1 | Title",
                "Artist/[1999] Album    | 01_The_Title.mp3      | Artist | Album | 1999 | | 1 | The Title",
                "Artist/Album/CD 2      | 03 - Title.mp3        | Artist | Album | | 2 | 3 | Title",
                "Artist/Album/disc1     | 03 - Title.mp3        | Artist | Album | | 1 | 3 | Title",
                "Artist/Album           | 2-03 Title.mp3        | Artist | Album | | 2 | 3 | Title",
                "Artist/Artist - Album  | Artist - Title.mp3    | Artist | Album | | | | Title",
                "Artist - Album         | 07 Title.mp3          | Artist | Album | | | 7 | Title",
                "Genre/Artist/Album     | 01 - Title.mp3        | Artist | Album | | | 1 | Title",
                "''                     | Artist - Title.mp3    | Artist | | | | | Title",
                "''                     | 1999.mp3              | | | | | | 1999",
                "Artist/1984            | 01 - Title.mp3        | Artist | 1984 | | | 1 | Title"
            })
    void paths_tell_names(
            String folder,
            String file,
            String artist,
            String album,
            Integer year,
            Integer disc,
            Integer track,
            String title) {
        assertEquals(new PathNames(artist, album, year, disc, track, title), PathNames.of(folder, file));
    }

    @Test
    void an_album_called_discovery_is_no_disc() {
        assertEquals(null, PathNames.disc("Discovery"));
        assertEquals(2, PathNames.disc("CD02 - The Rest"));
        assertEquals(null, PathNames.disc("CD100"));
    }
}
