package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Eventually;
import polyphony.stage.Folders;
import polyphony.stage.Http;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** A music folder changes under a running Polyphony. */
@ExtendWith(SharedStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanIT {
    private Path music;
    private Stage stage;
    private Http admin;

    /** The demo library of the shared stage, where every file has tags, copied into a folder of our own. */
    @BeforeAll
    void open(Stage shared) throws IOException {
        music = Files.createTempDirectory("polyphony-music");
        Folders.copy(shared.data().resolve("demo"), music);
        stage = Stage.of(Files.createTempDirectory("polyphony-scan"), "--music", music.toString())
                .start();
        admin = stage.admin();
        Eventually.holds("the first scan is done", () -> phase().equals("done"));
    }

    @AfterAll
    void close() {
        stage.close();
        Folders.delete(music);
    }

    @Test
    void a_file_that_is_moved_keeps_its_id_and_its_star() throws IOException {
        JsonNode track = tracks().get(0);
        String id = track.get("id").asText();
        Path file = music.resolve(track.get("path").asText());
        admin.put("/api/v1/stars/track/" + id);

        Path moved = Files.createDirectories(music.resolve("Elsewhere")).resolve("renamed." + suffix(file));
        Files.move(file, moved);

        Eventually.holds("the watcher saw the move", () -> pathOf(id).equals("Elsewhere/" + moved.getFileName()));
        assertTrue(admin.get("/api/v1/tracks/" + id).json().hasNonNull("starredAt"));
    }

    @Test
    void a_file_that_cannot_be_read_is_listed_with_its_reason_and_stops_nothing() throws IOException {
        Files.writeString(Files.createDirectories(music.resolve("Broken")).resolve("broken.flac"), "this is no music");

        Eventually.holds(
                "the problem is listed",
                () -> admin.get("/api/v1/scan/problems")
                        .json()
                        .get("items")
                        .findValuesAsText("path")
                        .contains("Broken/broken.flac"));
        Eventually.holds("the scan went on to its end", () -> phase().equals("done"));
    }

    @Test
    void a_scan_that_would_lose_more_than_a_fifth_stops_and_changes_nothing() throws IOException {
        Eventually.holds("no scan runs", () -> phase().equals("done"));
        int before = tracks().size();
        Path away = Files.createTempDirectory("polyphony-away");
        List<Path> folders = folders();
        for (Path folder : folders) {
            Folders.copy(folder, away.resolve(folder.getFileName()));
            Folders.delete(folder);
        }
        admin.post("/api/v1/scan");

        Eventually.holds("the scan stopped", () -> phase().equals("stopped"));
        assertTrue(admin.get("/api/v1/scan").json().get("reason").asText().length() > 10);
        assertEquals(before, tracks().size());

        Folders.copy(away, music);
        admin.post("/api/v1/scan");
        Eventually.holds("the scan is done", () -> phase().equals("done"));
        assertEquals(before, tracks().size());
        Folders.delete(away);
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(music)) {
            return folders.filter(Files::isDirectory).toList();
        }
    }

    private JsonNode tracks() {
        return admin.get("/api/v1/tracks?limit=100").json().get("items");
    }

    private String pathOf(String id) {
        return admin.get("/api/v1/tracks/" + id).json().path("path").asText();
    }

    private String phase() {
        return admin.get("/api/v1/scan").json().get("phase").asText();
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
