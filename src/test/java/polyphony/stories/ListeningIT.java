package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Listener;
import polyphony.stage.SharedStage;
import polyphony.stage.Socket;
import polyphony.stage.Stage;

/** A stranger signs in, finds music, hears it, and is offered something because of it. */
@ExtendWith(SharedStage.class)
class ListeningIT {
    private static final long NOON_MS = 1_700_000_000_000L;

    @Test
    void the_first_play_of_a_new_listener_changes_what_is_made_for_them(Stage stage) {
        Listener ann = Listener.on(stage);
        List<String> before = ann.homeRow("made-for-you");
        assertFalse(before.isEmpty());

        try (Socket socket = Socket.of(ann.http())) {
            assertEquals(
                    200, ann.plays(before.get(0), System.currentTimeMillis()).status());
            socket.await("play.recorded");
            socket.await("recommendations.refreshed");
        }

        List<String> after = ann.homeRow("made-for-you");
        assertNotEquals(before, after);
        assertNotEquals(before.get(0), after.get(0), "what was just heard is not offered first again");
    }

    @Test
    void a_play_that_is_sent_twice_is_written_once(Stage stage) {
        Listener ann = Listener.on(stage);
        String track = ann.tracks(1).get(0);

        JsonNode first = ann.plays(track, NOON_MS).json();
        JsonNode second = ann.plays(track, NOON_MS).json();

        assertFalse(first.get("repeated").asBoolean());
        assertTrue(second.get("repeated").asBoolean());
        assertEquals(1, ann.http().get("/api/v1/plays").json().get("items").size());
    }

    @Test
    void every_track_of_the_library_plays_and_seeks(Stage stage) {
        Listener ann = Listener.on(stage);
        for (String track : ann.tracks(100)) {
            String path = "/api/v1/tracks/" + track + "/stream";
            Http.Answer whole = ann.http().get(path);
            assertEquals(200, whole.status());
            assertTrue(whole.header("Content-Type").startsWith("audio/"), whole.header("Content-Type"));

            Http.Answer end = ann.http().get(path, "Range", "bytes=-100");
            assertEquals(206, end.status());
            byte[] bytes = whole.bytes();
            assertEquals(
                    "bytes " + (bytes.length - 100) + "-" + (bytes.length - 1) + "/" + bytes.length,
                    end.header("Content-Range"));
            assertEquals(100, end.bytes().length);
        }
    }

    @Test
    void a_track_is_transcoded_to_every_format(Stage stage) {
        Listener ann = Listener.on(stage);
        String track = ann.tracks(1).get(0);
        for (String format : List.of("mp3", "opus", "aac")) {
            Http.Answer answer =
                    ann.http().get("/api/v1/tracks/" + track + "/stream?format=" + format + "&maxBitRate=64");
            assertEquals(200, answer.status(), format);
            assertTrue(answer.bytes().length > 10_000, format + " has " + answer.bytes().length + " bytes");
        }
    }

    @Test
    void what_is_searched_for_is_found_with_its_beginning_alone(Stage stage) {
        Listener ann = Listener.on(stage);
        JsonNode track =
                ann.http().get("/api/v1/tracks?limit=1").json().get("items").get(0);
        String word = track.get("title").asText().split(" ", -1)[0];

        Eventually.holds(
                "the index has the track",
                () -> ann.http()
                        .get("/api/v1/search?q=" + word.substring(0, Math.min(4, word.length())))
                        .json()
                        .get("tracks")
                        .findValuesAsText("id")
                        .contains(track.get("id").asText()));
    }

    @Test
    void another_listener_s_playlist_cannot_be_seen_until_it_is_shared(Stage stage) {
        Listener ann = Listener.on(stage);
        Listener bob = Listener.on(stage);
        JsonNode mine = ann.http()
                .post("/api/v1/playlists", "name", "Mine", "trackIds", ann.tracks(3))
                .json();
        String path = "/api/v1/playlists/" + mine.get("id").asText();

        assertEquals(404, bob.http().get(path).status());
        assertEquals(404, bob.http().delete(path).status());
        ann.http().put(path + "/sharing", "sharedWith", List.of(bob.name()));

        assertEquals(200, bob.http().get(path).status());
        assertEquals(403, bob.http().delete(path).status());
    }

    @Test
    void radio_goes_on_from_every_kind_of_seed(Stage stage) {
        Listener ann = Listener.on(stage);
        JsonNode track =
                ann.http().get("/api/v1/tracks?limit=1").json().get("items").get(0);
        String album = track.get("albumId").asText();
        String artist = track.get("artists").get(0).get("id").asText();
        String genre = track.get("genres").get(0).asText();

        for (String seed : List.of(
                "track:" + track.get("id").asText(),
                "album:" + album,
                "artist:" + artist,
                "genre:" + genre.replace(" ", "%20"))) {
            JsonNode radio = ann.http().get("/api/v1/radio?seed=" + seed).json();
            assertTrue(radio.get("items").size() > 0, seed + " gave " + radio);
        }
    }
}
