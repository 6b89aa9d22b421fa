package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Listener;
import polyphony.stage.Processes;
import polyphony.stage.Stage;

/** What a person has is there after a stop, and after a death. */
@Tag("alone")
class RestartIT {
    private static final long NOON_MS = 1_700_000_000_000L;

    @Test
    void nothing_is_lost_by_a_stop_or_by_kill_9_and_no_process_is_left() throws IOException {
        Path data = Files.createTempDirectory("polyphony-restart");
        try (Stage stage = Stage.of(data).start()) {
            Listener ann = Listener.on(stage);
            List<String> tracks = ann.tracks(3);
            ann.plays(tracks.get(0), NOON_MS);
            ann.http().put("/api/v1/stars/track/" + tracks.get(1));

            double seconds = stage.stop();

            assertTrue(seconds < 10, "the stop took " + seconds + " s");
            Eventually.holds("no process is left", () -> Processes.naming(data).isEmpty());

            stage.start();
            Http again = stage.http().signedIn(ann.name(), ann.password());
            assertEquals(List.of(tracks.get(0)), plays(again));
            again.post("/api/v1/plays", "trackId", tracks.get(2), "playedAt", NOON_MS + 1, "heardMs", 600_000);

            stage.kill();
            stage.start();

            Http afterDeath = stage.http().signedIn(ann.name(), ann.password());
            assertEquals(List.of(tracks.get(2), tracks.get(0)), plays(afterDeath));
            assertEquals(
                    List.of(tracks.get(1)),
                    afterDeath.get("/api/v1/ranked/track/starred").json().get("items").findValuesAsText("id").stream()
                            .filter(id -> id.startsWith("tr-"))
                            .toList());
        }
        Eventually.holds("no process is left", () -> Processes.naming(data).isEmpty());
    }

    private static List<String> plays(Http http) {
        return http.get("/api/v1/plays").json().get("items").findValuesAsText("trackId");
    }
}
