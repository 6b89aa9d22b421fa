package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.shared.contract.Catalog;

/** Searches that mean everything: how apps copy a whole library. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyingTest {
    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    private static List<String> ids(JsonObject parent, String list) {
        return parent.getJsonArray(list).stream()
                .map(one -> ((JsonObject) one).getString("id"))
                .toList();
    }

    private JsonObject search(String... pairs) {
        return apps.ok(AppCall.of("search3", pairs)).getJsonObject("searchResult3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "''", "   ", "\" \""})
    void a_query_that_says_nothing_finds_everything(String query) {
        JsonObject found = search("query", query, "artistCount", "2", "albumCount", "2", "songCount", "2");

        assertEquals(List.of("ar-1", "ar-2"), ids(found, "artist"));
        assertEquals(List.of("al-1", "al-2"), ids(found, "album"));
        assertEquals(List.of("tr-1", "tr-2"), ids(found, "song"));
        assertEquals(found, search("artistCount", "2", "albumCount", "2", "songCount", "2"));
    }

    @Test
    void everything_is_copied_page_by_page_without_a_gap_or_a_repeat() {
        apps.shelf.albumsAsked.clear();
        List<String> copied = new ArrayList<>();
        for (int offset = 0, size = -1; size != copied.size(); offset += 500) {
            size = copied.size();
            copied.addAll(ids(
                    search(
                            "query",
                            "\"\"",
                            "artistCount",
                            "0",
                            "songCount",
                            "0",
                            "albumCount",
                            "500",
                            "albumOffset",
                            Integer.toString(offset)),
                    "album"));
        }

        List<String> all = IntStream.rangeClosed(1, Shelf.ALBUMS)
                .mapToObj(number -> "al-" + number)
                .toList();
        assertEquals(all, copied);
        assertTrue(apps.shelf.albumsAsked.stream().allMatch(wish -> wish.order() == Catalog.AlbumOrder.ID));
    }

    @Test
    void artists_and_songs_are_copied_in_an_order_that_nothing_shifts() {
        apps.shelf.artistsAsked.clear();
        apps.shelf.tracksAsked.clear();

        JsonObject found = search("artistCount", "500", "albumCount", "0", "songCount", "150", "songOffset", "1200");

        assertEquals(Shelf.ARTISTS, found.getJsonArray("artist").size());
        assertEquals(List.of(), ids(found, "album"));
        assertEquals(50, found.getJsonArray("song").size());
        assertTrue(apps.shelf.tracksAsked.stream().allMatch(wish -> wish.order() == Catalog.TrackOrder.ID));
        assertTrue(apps.shelf.artistsAsked.stream()
                .allMatch(wish -> wish.order() == Catalog.ArtistOrder.ADDED
                        && !wish.descending()
                        // Singers of a song must be found as well.
                        && !wish.albumArtistsOnly()));
    }

    @Test
    void a_count_of_zero_means_none() {
        for (String query : List.of("", "dusk")) {
            JsonObject found = search("query", query, "artistCount", "0", "albumCount", "0", "songCount", "0");
            assertEquals(
                    new JsonObject()
                            .put("artist", new JsonArray())
                            .put("album", new JsonArray())
                            .put("song", new JsonArray()),
                    found);
        }
        assertEquals(
                0,
                apps.ok(AppCall.of("getAlbumList2", "type", "newest", "size", "0"))
                        .getJsonObject("albumList2")
                        .getJsonArray("album")
                        .size());
    }

    @Test
    void far_down_a_search_there_is_nothing_rather_than_a_failure() {
        assertEquals(List.of(), ids(search("query", "", "songOffset", "2000000000"), "song"));
        apps.ok(AppCall.of("search3", "query", "dusk", "songOffset", "2000000000", "songCount", "500"));
        apps.ok(AppCall.of("getAlbumList2", "type", "starred", "offset", "2000000000"));
    }
}
