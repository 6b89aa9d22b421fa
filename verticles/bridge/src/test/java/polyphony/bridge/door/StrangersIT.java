package polyphony.bridge.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has no business at the door, and what is no frame. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersIT {
    private DoorStage stage;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        stage = new DoorStage(data);
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"tester, wrong", "nobody, wrong"})
    void who_is_not_known_is_sent_away(String name, String token) throws IOException {
        try (var program = new Program(stage.port)) {
            program.send("door.signIn", new JsonObject().put("name", name).put("token", token));

            assertEquals("the name or the token is wrong", program.next().getString("message"));
            assertNull(program.next());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 20_001, 0, -1})
    void a_frame_beyond_the_bound_is_refused_by_its_length(int length) throws IOException {
        try (var program = new Program(stage.port)) {
            program.bytes(length);

            assertEquals(
                    "frame a frame must have 1 to 20000 bytes", program.next().getString("message"));
            assertNull(program.next());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "[]", "\"text\"", "{\"type\":1}", "{}"})
    void what_is_no_frame_is_refused_and_the_door_serves_on(String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (var program = new Program(stage.port)) {
            program.bytes(bytes.length, bytes);
            assertEquals("err", program.next().getString("type"));
        }
        stage.tester().close();
    }

    @Test
    void a_forged_identity_is_refused() throws IOException {
        try (var program = stage.tester()) {
            program.frame(new JsonObject()
                    .put("type", "send")
                    .put("address", "voice.shout")
                    .put("replyAddress", "r")
                    .put("headers", new JsonObject().put("identity", "forged.token"))
                    .put("body", new JsonObject().put("text", "hey")));

            assertEquals(401, program.next().getInteger("failureCode"));
        }
    }
}
