package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The older methods, which show artists and albums as folders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldersTest {
    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    private JsonObject directory(String id) {
        return apps.ok(AppCall.of("getMusicDirectory", "id", id)).getJsonObject("directory");
    }

    @Test
    void one_walks_from_the_letters_to_a_song_and_back() {
        JsonObject indexes = apps.ok(AppCall.of("getIndexes")).getJsonObject("indexes");
        JsonObject letter = indexes.getJsonArray("index").getJsonObject(0);
        assertEquals("A", letter.getString("name"));
        assertEquals(Shelf.ARTISTS, letter.getJsonArray("artist").size());

        JsonObject artist =
                directory(letter.getJsonArray("artist").getJsonObject(0).getString("id"));
        assertEquals("Artist 1", artist.getString("name"));
        JsonObject album = artist.getJsonArray("child").getJsonObject(0);
        assertEquals(true, album.getBoolean("isDir"));
        assertEquals(artist.getString("id"), album.getString("parent"));

        JsonObject songs = directory(album.getString("id"));
        assertEquals(artist.getString("id"), songs.getString("parent"));
        JsonObject song = songs.getJsonArray("child").getJsonObject(0);
        assertEquals(false, song.getBoolean("isDir"));
        assertEquals(songs.getString("id"), song.getString("parent"));
    }

    @Test
    void letters_come_only_when_something_changed_since() {
        JsonObject all =
                apps.ok(AppCall.of("getIndexes", "ifModifiedSince", "0")).getJsonObject("indexes");
        long changed = all.getLong("lastModified");

        JsonObject again = apps.ok(AppCall.of("getIndexes", "ifModifiedSince", Long.toString(changed)))
                .getJsonObject("indexes");

        assertEquals(new JsonArray(), again.getJsonArray("index"));
        assertEquals(changed, again.getLong("lastModified"));
        assertTrue(all.getJsonArray("index").size() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "getAlbumList, albumList, getAlbumList2, albumList2",
        "getStarred, starred, getStarred2, starred2",
        "search2, searchResult2, search3, searchResult3"
    })
    void the_older_lists_have_what_the_newer_ones_have(String older, String list, String newer, String newerList) {
        var call = AppCall.of(older, "type", "newest", "query", "");
        JsonObject folders = apps.ok(call).getJsonObject(list);
        JsonObject tags = apps.ok(call.named(newer)).getJsonObject(newerList);

        assertEquals(tags.fieldNames(), folders.fieldNames());
        for (String kind : tags.fieldNames()) {
            assertEquals(ids(tags, kind), ids(folders, kind));
            assertTrue(!ids(folders, kind).isEmpty());
        }
        assertEquals(true, folders.getJsonArray("album").getJsonObject(0).getBoolean("isDir"));
    }

    private static List<Object> ids(JsonObject parent, String list) {
        return parent.getJsonArray(list).stream()
                .map(one -> ((JsonObject) one).getValue("id"))
                .toList();
    }

    @Test
    void words_are_found_by_artist_and_title() {
        JsonObject found = apps.ok(AppCall.of("getLyrics", "artist", "artist 2", "title", "SONG <1>"))
                .getJsonObject("lyrics");
        assertEquals("la\n\nlo", found.getString("value"));
        assertEquals("Song <1>", found.getString("title"));

        for (AppCall none : List.of(
                AppCall.of("getLyrics"),
                AppCall.of("getLyrics", "title", "  "),
                AppCall.of("getLyrics", "artist", "Artist 1"),
                AppCall.of("getLyrics", "artist", "Someone else", "title", "Song <1>"))) {
            assertEquals(new JsonObject().put("value", ""), apps.ok(none).getJsonObject("lyrics"));
        }
    }
}
