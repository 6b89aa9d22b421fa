package polyphony.bridge.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import polyphony.shared.bus.Failure;
import polyphony.shared.testing.TestNodes;

/** Programs that come in by plain sockets ask, and are services. */
class DoorIT {
    private DoorStage stage;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        stage = new DoorStage(data);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void a_program_asks_in_json_and_gets_json_or_a_kind_and_a_sentence() throws IOException {
        try (var program = stage.tester()) {
            program.send("voice.shout", new JsonObject().put("text", "hey"));
            assertEquals("HEY", program.next().getJsonObject("body").getString("text"));

            program.send("voice.shout", new JsonObject());
            JsonObject refused = program.next();
            assertEquals("INVALID", refused.getString("failureType"));
            assertTrue(refused.getString("message").contains("text must be given"), refused.encode());

            program.send("catalog.status", new JsonObject());
            assertEquals(403, program.next().getInteger("failureCode"));
        }
    }

    @Test
    void a_program_is_an_instance_like_any_other_until_its_connection_ends() throws Exception {
        try (var program = stage.tester()) {
            program.send(
                    "door.join",
                    new JsonObject()
                            .put("service", "echo")
                            .put("version", "1.0")
                            .put("language", "test")
                            .put("addresses", List.of("echo.say")));
            assertNotNull(program.next().getJsonObject("body").getString("id"));
            TestNodes.until(() -> stage.there.registry().of("echo").size() == 1);

            Future<DoorStage.Word> answer =
                    stage.there.bus().ask(DoorStage.SAY, new DoorStage.Word("hey"), stage.asker());
            JsonObject asked = program.next();
            assertEquals("echo.say", asked.getString("address"));
            assertEquals("test", asked.getJsonObject("headers").getString("name"));
            program.send(asked.getString("replyAddress"), new JsonObject().put("text", "you said hey"));
            assertEquals("you said hey", answer.await().text());

            Future<DoorStage.Word> failing =
                    stage.there.bus().ask(DoorStage.SAY, new DoorStage.Word("no"), stage.asker());
            program.frame(new JsonObject()
                    .put("type", "send")
                    .put("address", program.next().getString("replyAddress"))
                    .put("headers", new JsonObject().put("failure", "NOT_FOUND"))
                    .put("body", new JsonObject().put("message", "no such word")));
            assertEquals(Failure.Kind.NOT_FOUND, kindOf(failing));

            Future<DoorStage.Word> unanswered =
                    stage.there.bus().ask(DoorStage.SAY, new DoorStage.Word("x"), stage.asker());
            program.next();
            program.hangUp();
            assertEquals(Failure.Kind.UNAVAILABLE, kindOf(unanswered));
        }
        TestNodes.until(() -> stage.there.registry().of("echo").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"python3, docs/examples/python/echo_service.py", "node, docs/examples/node/echo_service.js"})
    void the_examples_are_working_services(String language, String file) throws Exception {
        assumeTrue(isInstalled(language), language + " is not installed here; its example was not tried");
        Process example = new ProcessBuilder(
                        language,
                        root().resolve(file).toString(),
                        "127.0.0.1",
                        Integer.toString(stage.port),
                        "tester",
                        DoorStage.TOKEN)
                .redirectErrorStream(true)
                .start();
        var out = new BufferedReader(new InputStreamReader(example.getInputStream(), StandardCharsets.UTF_8));
        try {
            assertTrue(out.readLine().startsWith("joined as "));
            TestNodes.until(() -> stage.there.registry().of("echo").size() == 1);
            stage.here.vertx().eventBus().publish("events.activity", new JsonObject());
            var answers = new AtomicInteger();
            TestNodes.until(() -> {
                JsonNode answer = stage.there
                        .bus()
                        .askJson(
                                "echo.say",
                                polyphony.shared.bus.Wire.decode(
                                        new JsonObject().put("text", "hey").toBuffer(), JsonNode.class),
                                stage.asker())
                        .await();
                answers.incrementAndGet();
                return answer.get("text").asText().equals("hey")
                        && answer.get("plays").asInt() == 1;
            });

            stage.door.close().await();
            assertEquals("asked to leave", out.readLine());
            assertTrue(answers.get() > 0);
        } finally {
            example.destroyForcibly();
            example.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("cluster.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Failure.Kind kindOf(Future<?> failing) {
        return failing.map(answer -> (Failure.Kind) null)
                .otherwise(cause -> Failure.of(cause).kind())
                .await();
    }
}
