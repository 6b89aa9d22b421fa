package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.provider.ValueSource;
import polyphony.shared.contract.Catalog;

/** What single clients have been found to need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientQuirksTest {
    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSub", "DSub2000", "SubMusic"})
    void flat_parsers_get_no_nested_artists(String client) {
        for (AppCall call : List.of(
                AppCall.of("getAlbum", "id", "al-1"),
                AppCall.of("getSong", "id", "tr-1"),
                AppCall.of("search3", "query", "dusk"))) {
            String xml = apps.get(call.but("c", client).without("f")).body();
            for (String nested : List.of("<contributors", "<artists", "<albumArtists", "<genres", "<replayGain")) {
                assertFalse(xml.contains(nested), nested + " in " + xml);
            }
            assertTrue(xml.contains("<song id=\"tr-1\""), xml);
        }
    }

    @Test
    void amperfys_sum_of_albums_is_what_the_artists_say() {
        JsonArray index =
                apps.ok(AppCall.of("getArtists")).getJsonObject("artists").getJsonArray("index");
        int artists = 0;
        for (Object letter : index) {
            for (Object artist : ((JsonObject) letter).getJsonArray("artist")) {
                assertTrue(((JsonObject) artist).getInteger("albumCount") > 0);
                artists++;
            }
        }

        assertEquals(Shelf.ARTISTS, artists);
        assertEquals(
                2,
                apps.ok(AppCall.of("getArtist", "id", "ar-1"))
                        .getJsonObject("artist")
                        .getInteger("albumCount"));
    }

    @Test
    void feishin_is_told_how_many_albums_there_are() {
        for (String type : List.of("newest", "random", "alphabeticalByName", "starred")) {
            var answer = apps.get(AppCall.of("getAlbumList2", "type", type, "size", "1"));
            assertEquals(type.equals("starred") ? "1" : "1150", Apps.header(answer, "x-total-count"), type);
            assertTrue(Apps.header(answer, "access-control-expose-headers").contains("X-Total-Count"));
        }
    }

    @Test
    void supersonics_range_of_years_runs_backwards_and_its_size_is_called_limit() {
        apps.shelf.albumsAsked.clear();

        var answer =
                apps.ok(AppCall.of("getAlbumList2", "type", "byYear", "fromYear", "3000", "toYear", "0", "limit", "3"));

        assertEquals(3, answer.getJsonObject("albumList2").getJsonArray("album").size());
        Catalog.ListAlbums wish = apps.shelf.albumsAsked.get(0);
        assertEquals(Catalog.AlbumOrder.YEAR, wish.order());
        assertTrue(wish.descending());
        assertEquals(0, wish.fromYear());
        assertEquals(3_000, wish.toYear());
    }

    @Test
    void strawberrys_get_with_the_type_of_a_form_is_a_get() {
        var call = AppCall.of("getAlbumList2", "type", "alphabeticalByName", "size", "2");

        var answer = apps.house.send(apps.request(call).header("Content-Type", "application/x-www-form-urlencoded"));

        assertEquals(apps.get(call).body(), answer.body());
    }

    @Test
    void a_list_longer_than_five_hundred_is_cut_there() {
        var answer = apps.ok(AppCall.of("getAlbumList2", "type", "newest", "size", "100000"));

        assertEquals(
                500, answer.getJsonObject("albumList2").getJsonArray("album").size());
    }
}
