package polyphony.gateway.subsonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the validation of the other tests can fail. */
class SpecificationTest {
    private static final Specification SPECIFICATION = new Specification();

    private static JsonObject answer() {
        var song = new JsonObject().put("id", "tr-1").put("isDir", false).put("title", "Song");
        var album = new JsonObject()
                .put("id", "al-1")
                .put("name", "Dusk")
                .put("songCount", 1)
                .put("duration", 200)
                .put("created", "2023-11-14T22:13:20Z")
                .put("song", new JsonArray().add(song));
        return new JsonObject()
                .put(
                        "subsonic-response",
                        new JsonObject()
                                .put("status", "ok")
                                .put("version", "1.16.1")
                                .put("type", "polyphony")
                                .put("serverVersion", "0.1.0")
                                .put("openSubsonic", true)
                                .put("album", album));
    }

    @Test
    void a_right_answer_passes() {
        assertEquals(List.of(), SPECIFICATION.complaints("getAlbum", answer()));
    }

    static Stream<Consumer<JsonObject>> mistakes() {
        return Stream.of(
                envelope -> envelope.remove("album"),
                envelope -> envelope.remove("type"),
                envelope -> envelope.put("openSubsonic", "true"),
                envelope -> envelope.put("status", "fine"),
                envelope -> envelope.getJsonObject("album").remove("songCount"),
                envelope -> envelope.getJsonObject("album").put("id", 7),
                envelope -> envelope.getJsonObject("album").put("song", new JsonObject()),
                envelope -> envelope.getJsonObject("album")
                        .getJsonArray("song")
                        .getJsonObject(0)
                        .put("isDir", "false"),
                envelope -> envelope.getJsonObject("album")
                        .getJsonArray("song")
                        .getJsonObject(0)
                        .put("artists", new JsonArray().add(new JsonObject().put("id", "ar-1"))),
                envelope -> envelope.put("status", "failed").put("error", new JsonObject().put("code", 99)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_wrong_answer_does_not(Consumer<JsonObject> mistake) {
        JsonObject answer = answer();
        mistake.accept(answer.getJsonObject("subsonic-response"));

        assertNotEquals(List.of(), SPECIFICATION.complaints("getAlbum", answer));
    }
}
