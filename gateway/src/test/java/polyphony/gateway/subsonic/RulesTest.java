package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every client needs of every answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesTest {
    private Apps apps;

    @BeforeAll
    void open(@TempDir Path folder) {
        apps = new Apps(folder);
    }

    @AfterAll
    void close() {
        apps.close();
    }

    static Stream<AppCall> readingCalls() {
        return EveryCall.reading().stream();
    }

    @ParameterizedTest
    @MethodSource("readingCalls")
    void ids_are_texts_dates_have_a_zone_and_nothing_is_null(AppCall call) {
        walk("", apps.ok(call), (path, name, value) -> {
            String where = call + path + "/" + name + " = " + value;
            assertTrue(value != null, where);
            if (name.equals("id")) {
                assertEquals(path.contains("/musicFolder") ? Integer.class : String.class, value.getClass(), where);
            }
            if (!path.isEmpty()
                    && Set.of("created", "starred", "played", "changed").contains(name)) {
                OffsetDateTime.parse((String) value);
            }
        });
    }

    private interface Visit {
        void field(String path, String name, Object value);
    }

    private static void walk(String path, JsonObject json, Visit visit) {
        for (Map.Entry<String, Object> field : json) {
            visit.field(path, field.getKey(), field.getValue());
            String below = path + "/" + field.getKey();
            if (field.getValue() instanceof JsonObject object) {
                walk(below, object, visit);
            } else if (field.getValue() instanceof JsonArray array) {
                array.stream()
                        .filter(JsonObject.class::isInstance)
                        .forEach(one -> walk(below, (JsonObject) one, visit));
            }
        }
    }

    @Test
    void the_version_has_three_numbers_and_the_folder_a_number_for_an_id() {
        JsonObject answer = apps.ok(AppCall.of("getMusicFolders"));

        assertTrue(answer.getString("version").matches("1\\.\\d+\\.\\d+"));
        assertEquals(
                1,
                answer.getJsonObject("musicFolders")
                        .getJsonArray("musicFolder")
                        .getJsonObject(0)
                        .getValue("id"));
    }

    @Test
    void every_song_has_what_players_do_not_start_without() {
        for (String id : List.of("tr-1", "tr-2")) {
            JsonObject song = apps.ok(AppCall.of("getSong", "id", id)).getJsonObject("song");
            for (String name : List.of(
                    "id",
                    "title",
                    "size",
                    "suffix",
                    "duration",
                    "type",
                    "contentType",
                    "created",
                    "path",
                    "parent",
                    "isDir",
                    "isVideo",
                    "albumId",
                    "artistId",
                    "artist",
                    "album",
                    "coverArt",
                    "bitRate")) {
                assertTrue(song.containsKey(name), id + " " + name);
            }
            assertEquals("music", song.getString("type"));
        }
    }

    @Test
    void a_field_that_the_server_knows_is_there_without_data_too() {
        JsonObject song = apps.ok(AppCall.of("getSong", "id", "tr-2")).getJsonObject("song");

        for (String list : List.of("genres", "isrc", "contributors")) {
            assertEquals(new JsonArray(), song.getJsonArray(list), list);
        }
        assertEquals(new JsonObject(), song.getJsonObject("replayGain"));
        assertEquals("", song.getString("musicBrainzId"));
        assertFalse(song.containsKey("starred") || song.containsKey("userRating") || song.containsKey("year"));
    }

    @Test
    void what_the_listener_gave_stands_at_the_song() {
        JsonObject song = apps.ok(AppCall.of("getSong", "id", "tr-1")).getJsonObject("song");

        assertEquals("1970-01-01T00:00:01Z", song.getString("starred"));
        assertEquals("1970-01-01T00:00:02Z", song.getString("played"));
        assertEquals(4, song.getInteger("userRating"));
        assertEquals(12, song.getInteger("playCount"));
        assertEquals(201, song.getInteger("duration"));
    }

    @Test
    void the_licence_is_valid_and_a_user_has_every_role() {
        assertTrue(apps.ok(AppCall.of("getLicense")).getJsonObject("license").getBoolean("valid"));
        JsonObject user = apps.ok(AppCall.of("getUser", "username", "BOB")).getJsonObject("user");
        Set<String> roles = new HashSet<>(user.fieldNames());
        roles.removeIf(name -> !name.endsWith("Role"));

        assertEquals(12, roles.size(), roles.toString());
        assertEquals(false, user.getBoolean("jukeboxRole"));
        assertEquals(false, user.getBoolean("adminRole"));
    }
}
