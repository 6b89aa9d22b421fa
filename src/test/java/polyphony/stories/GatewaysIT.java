package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Joined;
import polyphony.stage.Listener;
import polyphony.stage.SharedStage;
import polyphony.stage.Socket;
import polyphony.stage.Stage;

/** Two gateways behind a load balancer that sends each request to the other one. */
@ExtendWith(SharedStage.class)
class GatewaysIT {
    private static final double SECOND_NANOS = 1e9;

    private static Joined one;
    private static Joined other;

    @BeforeAll
    static void open(Stage stage) {
        one = stage.run("gateway");
        other = stage.run("gateway");
        for (Joined gateway : List.of(one, other)) {
            Eventually.holds(
                    "the gateway is ready",
                    () -> gateway.management().get("/health/ready").status() == 200);
        }
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
    }

    @Test
    void a_session_of_one_gateway_is_good_at_the_other_until_it_ends_at_either(Stage stage) {
        Listener ann = Listener.on(stage);
        Http here = one.http().signedIn(ann.name(), ann.password());
        Http there = other.http().with(here.token());
        assertEquals(ann.name(), there.get("/api/v1/me").json().get("name").asText());

        assertEquals(204, here.delete("/api/v1/session").status());

        within("the other gateway refuses", 1, () -> there.get("/api/v1/me").status() == 401);
        assertEquals(401, here.get("/api/v1/me").status());
    }

    @Test
    void a_refresh_token_of_one_gateway_is_taken_at_the_other_and_the_old_session_ends_at_both(Stage stage) {
        Listener ann = Listener.on(stage);
        JsonNode session = one.http()
                .post("/api/v1/session", "username", ann.name(), "password", ann.password())
                .json();
        Http old = one.http().with(session.get("token").asText());
        assertEquals(200, old.get("/api/v1/me").status());

        JsonNode next = other.http()
                .post(
                        "/api/v1/session/refresh",
                        "refreshToken",
                        session.get("refreshToken").asText())
                .json();

        assertEquals(
                200,
                one.http().with(next.get("token").asText()).get("/api/v1/me").status());
        Http.Answer again = one.http()
                .post(
                        "/api/v1/session/refresh",
                        "refreshToken",
                        session.get("refreshToken").asText());
        assertEquals(401, again.status(), "a refresh token is good once, wherever it was used");
    }

    @Test
    void music_and_covers_are_the_same_bytes_with_the_same_validators_at_either(Stage stage) {
        Listener ann = Listener.on(stage);
        Http here = one.http().with(ann.http().token());
        Http there = other.http().with(ann.http().token());
        JsonNode track = here.get("/api/v1/tracks?limit=1").json().get("items").get(0);
        String stream = "/api/v1/tracks/" + track.get("id").asText() + "/stream";

        Http.Answer begin = here.get(stream, "Range", "bytes=0-999");
        Http.Answer rest = there.get(stream, "Range", "bytes=1000-", "If-Range", begin.header("ETag"));

        assertEquals(List.of(206, 206), List.of(begin.status(), rest.status()));
        byte[] whole = there.get(stream).bytes();
        assertEquals(whole.length, 1_000 + rest.bytes().length);
        assertArrayEquals(java.util.Arrays.copyOfRange(whole, 1_000, whole.length), rest.bytes());

        String cover = "/api/v1/artwork/" + track.get("artworkId").asText() + "?size=300";
        Http.Answer picture = here.get(cover);
        assertEquals(200, picture.status());
        assertEquals(
                304, there.get(cover, "If-None-Match", picture.header("ETag")).status());
    }

    @Test
    void the_cookie_of_one_gateway_opens_pictures_and_music_at_the_other(Stage stage) {
        Listener ann = Listener.on(stage);
        Http.Answer signedIn = one.http().post("/api/v1/session", "username", ann.name(), "password", ann.password());
        String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
        String track = ann.tracks(1).get(0);

        assertEquals(
                206,
                other.http()
                        .get("/api/v1/tracks/" + track + "/stream", "Cookie", cookie, "Range", "bytes=0-9")
                        .status());
    }

    @Test
    void an_app_is_known_at_both_and_at_neither_once_its_password_is_taken_away(Stage stage) {
        Listener ann = Listener.on(stage);
        JsonNode app = one.http()
                .with(ann.http().token())
                .post("/api/v1/me/app-passwords", "name", "phone")
                .json();
        String ping = "/rest/ping.view?f=json&v=1.16.1&c=story&apiKey="
                + app.get("secret").asText();
        for (Joined gateway : List.of(other, one)) {
            assertEquals("ok", subsonic(gateway.http().get(ping)));
        }

        other.http()
                .with(ann.http().token())
                .delete("/api/v1/me/app-passwords/" + app.get("id").asText());

        within(
                "both refuse",
                1,
                () -> "failed".equals(subsonic(one.http().get(ping)))
                        && "failed".equals(subsonic(other.http().get(ping))));
    }

    private static String subsonic(Http.Answer answer) {
        return answer.json().get("subsonic-response").get("status").asText();
    }

    @Test
    void a_socket_at_one_gateway_hears_of_what_happens_at_the_other(Stage stage) {
        Listener ann = Listener.on(stage);
        Http here = one.http().with(ann.http().token());
        Http there = other.http().with(ann.http().token());
        String track = ann.tracks(1).get(0);

        try (Socket socket = Socket.of(here)) {
            there.put("/api/v1/stars/track/" + track);

            assertEquals(track, socket.await("annotation.changed").get("id").asText());
        }
    }

    @Test
    void a_gateway_that_is_killed_takes_nothing_with_it(Stage stage) {
        Listener ann = Listener.on(stage);
        Joined third = stage.run("gateway");
        Http dying = third.http().signedIn(ann.name(), ann.password());
        JsonNode playlist = dying.post("/api/v1/playlists", "name", "Kept", "trackIds", ann.tracks(2))
                .json();

        third.kill();

        Http left = other.http().with(dying.token());
        assertEquals(
                200,
                left.get("/api/v1/playlists/" + playlist.get("id").asText()).status());
        assertEquals(
                206,
                left.get("/api/v1/tracks/" + ann.tracks(1).get(0) + "/stream", "Range", "bytes=0-9")
                        .status());
        assertEquals(200, stage.http().with(dying.token()).get("/api/v1/me").status());
    }

    /** Holds soon, and that is measured. */
    private static void within(String what, double seconds, java.util.function.BooleanSupplier condition) {
        long begun = System.nanoTime();
        Eventually.holds(what, condition);
        double took = (System.nanoTime() - begun) / SECOND_NANOS;
        assertTrue(took < seconds, what + " after " + took + " s");
    }
}
