package polyphony.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;

class RestDoorTest {
    private House house;

    @BeforeEach
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void signing_in_gives_a_token_and_a_cookie_that_only_media_takes() {
        HttpResponse<String> session =
                house.send("POST", "/session", null, "{\"username\":\"bob\",\"password\":\"password-of-bob\"}");

        var body = new JsonObject(session.body());
        assertEquals("token-bob", body.getString("token"));
        assertEquals("2096-10-02T07:06:40Z", body.getString("expiresAt"));
        assertEquals("bob", body.getJsonObject("user").getString("name"));
        String cookie = session.headers().firstValue("set-cookie").orElseThrow();
        assertTrue(
                cookie.contains("Path=/api/v1") && cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"));
        assertEquals(200, withCookie("GET", "/artwork/im-1").statusCode());
        assertEquals(200, withCookie("GET", "/tracks/tr-1/stream").statusCode());
        assertEquals(401, withCookie("GET", "/me").statusCode());
        assertEquals(401, withCookie("PUT", "/stars/track/tr-1").statusCode());
        assertEquals(401, withCookie("DELETE", "/session").statusCode());
    }

    private HttpResponse<String> withCookie(String method, String path) {
        return house.send(house.rest(path, null)
                .header("Cookie", "polyphony=token-bob")
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void a_wrong_password_is_refused_without_a_word_about_the_user() {
        var wrong = house.send("POST", "/session", null, "{\"username\":\"bob\",\"password\":\"no\"}");
        var nobody = house.send("POST", "/session", null, "{\"username\":\"zed\",\"password\":\"no\"}");

        assertEquals(401, wrong.statusCode());
        assertEquals(
                new JsonObject(wrong.body()).getString("detail"), new JsonObject(nobody.body()).getString("detail"));
    }

    @Test
    void changing_ones_password_keeps_the_session_that_did_it() {
        house.send("PUT", "/me/password", "bob", "{\"current\":\"password-of-bob\",\"password\":\"better one\"}");

        assertEquals("token-bob", house.keptSession());
    }

    @Test
    void an_admin_can_accept_that_much_of_a_folder_is_gone() {
        house.send("POST", "/scan", "alice", "{}");
        boolean without = house.lossAccepted();
        house.send("POST", "/scan", "alice", "{\"acceptLoss\":true}");

        assertFalse(without);
        assertTrue(house.lossAccepted());
    }

    @Test
    void signing_out_takes_the_cookie_away() {
        var answer = house.send("DELETE", "/session", "bob", "");

        assertEquals(204, answer.statusCode());
        assertTrue(answer.headers().firstValue("set-cookie").orElseThrow().contains("Max-Age=0"));
    }

    @Test
    void an_album_comes_with_what_the_listener_gave_to_its_tracks() {
        var album = new JsonObject(house.get("/albums/al-1", "bob").body());

        JsonArray tracks = album.getJsonArray("tracks");
        assertEquals("Dusk", album.getString("title"));
        assertEquals("2023-11-14T22:13:20Z", album.getString("addedAt"));
        assertEquals(3, tracks.size());
        assertEquals(4, tracks.getJsonObject(0).getInteger("rating"));
        assertEquals("1970-01-01T00:00:01Z", tracks.getJsonObject(0).getString("starredAt"));
        assertFalse(tracks.getJsonObject(1).containsKey("starredAt"));
    }

    @Test
    void a_list_tells_what_follows() {
        var albums =
                new JsonObject(house.get("/albums?limit=1&sort=-added", "bob").body());

        assertEquals("next", albums.getString("next"));
        assertEquals(2, albums.getInteger("total"));
    }

    @Test
    void home_has_rows_of_whole_tracks() {
        var home = new JsonObject(house.get("/home", "bob").body());

        var row = home.getJsonArray("rows").getJsonObject(0);
        assertEquals("made-for-you", row.getString("id"));
        assertEquals("Song 2", row.getJsonArray("items").getJsonObject(0).getString("title"));
    }

    @Test
    void an_entry_whose_track_is_gone_keeps_its_position() {
        var entries =
                new JsonObject(house.get("/playlists/pl-bob/tracks", "bob").body()).getJsonArray("items");

        assertEquals("Song 2", entries.getJsonObject(0).getJsonObject("track").getString("title"));
        assertEquals(1, entries.getJsonObject(1).getInteger("position"));
        assertFalse(entries.getJsonObject(1).containsKey("track"));
    }

    @Test
    void a_playlist_of_another_user_cannot_be_told_from_one_that_does_not_exist() {
        int before = house.writes();
        for (String path : List.of("/playlists/pl-alice", "/playlists/pl-nothing")) {
            assertEquals(404, house.get(path, "bob").statusCode());
            assertEquals(
                    404, house.send("PATCH", path, "bob", "{\"name\":\"mine\"}").statusCode());
            assertEquals(404, house.send("DELETE", path, "bob", "").statusCode());
            assertEquals(
                    404,
                    house.send("PUT", path + "/sharing", "bob", "{\"everyone\":true}")
                            .statusCode());
            assertEquals(
                    404,
                    house.send("POST", path + "/tracks", "bob", "{\"trackIds\":[\"tr-1\"]}")
                            .statusCode());
        }
        assertEquals(before, house.writes());
    }

    @Test
    void only_an_admin_sees_users_and_scans() {
        int before = house.writes();
        assertEquals(403, house.get("/users", "bob").statusCode());
        assertEquals(403, house.get("/users/alice", "bob").statusCode());
        assertEquals(403, house.send("DELETE", "/users/alice", "bob", "").statusCode());
        assertEquals(
                403,
                house.send("PATCH", "/users/bob", "bob", "{\"admin\":true}").statusCode());
        assertEquals(
                403,
                house.send("PUT", "/users/alice/password", "bob", "{\"password\":\"long enough\"}")
                        .statusCode());
        assertEquals(403, house.send("POST", "/scan", "bob", "").statusCode());
        assertEquals(403, house.get("/scan/problems", "bob").statusCode());
        assertEquals(before, house.writes());
    }

    @Test
    void nothing_is_kept_for_what_does_not_exist() {
        int before = house.writes();
        assertEquals(404, house.send("PUT", "/stars/track/tr-9", "bob", "").statusCode());
        assertEquals(400, house.send("PUT", "/stars/album/tr-1", "bob", "").statusCode());
        assertEquals(
                404,
                house.send("PUT", "/ratings/artist/ar-9", "bob", "{\"rating\":3}")
                        .statusCode());
        assertEquals(
                404,
                house.send("POST", "/playlists", "bob", "{\"name\":\"a\",\"trackIds\":[\"tr-9\"]}")
                        .statusCode());
        var play = "{\"trackId\":\"tr-9\",\"playedAt\":1767323045000,\"heardMs\":1}";
        assertEquals(404, house.send("POST", "/plays", "bob", play).statusCode());
        assertEquals(before, house.writes());
    }

    @Test
    void an_address_that_is_not_there_is_a_problem_too() {
        for (String path : List.of("/nothing", "/albums/al-1/nothing", "", "/openapi.json")) {
            var answer = house.get(path, "bob");
            assertEquals(404, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("content-type").orElseThrow());
        }
    }

    @Test
    void every_answer_carries_the_headers_that_browsers_heed() {
        var headers = house.get("/home", "bob").headers();

        assertEquals("nosniff", headers.firstValue("x-content-type-options").orElseThrow());
        assertEquals("DENY", headers.firstValue("x-frame-options").orElseThrow());
        assertTrue(headers.firstValue("content-security-policy").orElseThrow().startsWith("default-src 'none'"));
        assertEquals("no-store", headers.firstValue("cache-control").orElseThrow());
        assertTrue(headers.firstValue("x-request-id").isPresent());
    }

    @Test
    void a_long_answer_is_packed_for_who_can_read_that() {
        var answer = house.send(
                house.rest("/albums/al-1", "bob").header("Accept-Encoding", "gzip"),
                HttpResponse.BodyHandlers.ofByteArray());

        assertEquals("gzip", answer.headers().firstValue("content-encoding").orElseThrow());
        assertTrue(answer.body().length < 1_000);
    }

    @Test
    void the_document_that_the_routes_are_built_from_is_served() {
        var answer = house.get("/openapi.yaml", null);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("openapi: 3.1.0"));
    }

    @Test
    void an_operation_without_a_handler_stops_the_start() {
        assertThrows(IllegalStateException.class, () -> new RestDoor(null, null, List.of()));
    }
}
