package polyphony.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import polyphony.gateway.House;

/** Bad input to every operation and every parameter and field of the document: refused, and nothing is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private House house;

    @BeforeAll
    void open(@TempDir Path folder) {
        house = new House(folder);
    }

    @AfterAll
    void close() {
        house.close();
    }

    static Stream<DocumentedCall> operations() {
        return DocumentedCall.all().stream();
    }

    static Stream<DocumentedCall> signedInOperations() {
        return operations().filter(DocumentedCall::signedIn);
    }

    static Stream<DocumentedCall> operationsWithBody() {
        return operations().filter(call -> call.bodySchema() != null);
    }

    @ParameterizedTest
    @MethodSource("signedInOperations")
    void nobody_is_let_in_without_a_token(DocumentedCall call) {
        int before = house.writes();
        for (String user : new String[] {null, "mallory", "' OR '1'='1", "x".repeat(5_000)}) {
            assertProblem(
                    house.send(call.valid(house, user)),
                    401,
                    null,
                    call.method().equals("HEAD"));
        }
        assertEquals(before, house.writes());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_parameter_that_is_not_as_documented_is_refused_by_its_name(DocumentedCall call) {
        int before = house.writes();
        List<org.junit.jupiter.api.function.Executable> checks = new ArrayList<>();
        for (JsonNode parameter : call.parameters()) {
            String name = parameter.get("name").asText();
            if (parameter.get("in").asText().equals("query")) {
                for (String bad : BadValues.texts(parameter.get("schema"))) {
                    checks.add(() -> assertProblem(
                            house.send(call.with(house, name, bad)),
                            400,
                            name,
                            call.method().equals("HEAD")));
                }
            } else {
                for (String bad : BadValues.pathTexts(parameter.get("schema"))) {
                    checks.add(() -> assertRefusedPath(house.send(call.with(house, name, bad)), bad));
                }
            }
            if (parameter.path("required").asBoolean()
                    && parameter.get("in").asText().equals("query")) {
                checks.add(() -> assertProblem(
                        house.send(call.with(house, name, null)),
                        400,
                        name,
                        call.method().equals("HEAD")));
            }
        }
        assertAll(checks);
        assertEquals(before, house.writes(), "bad input was written");
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void a_field_that_is_not_as_documented_is_refused_by_its_name(DocumentedCall call) {
        int before = house.writes();
        List<org.junit.jupiter.api.function.Executable> checks = new ArrayList<>();
        call.bodySchema().path("properties").fields().forEachRemaining(property -> {
            for (JsonNode bad : BadValues.nodes(property.getValue())) {
                ObjectNode body = call.validBody().deepCopy();
                body.set(property.getKey(), bad);
                checks.add(() -> assertProblem(
                        house.send(call.withBody(house, body.toString())), 400, property.getKey(), false));
            }
        });
        call.bodySchema().path("required").forEach(name -> {
            ObjectNode without = call.validBody().deepCopy();
            without.remove(name.asText());
            checks.add(() ->
                    assertProblem(house.send(call.withBody(house, without.toString())), 400, name.asText(), false));
            ObjectNode empty = call.validBody().deepCopy();
            empty.putNull(name.asText());
            checks.add(
                    () -> assertProblem(house.send(call.withBody(house, empty.toString())), 400, name.asText(), false));
        });
        assertAll(checks);
        assertEquals(before, house.writes(), "bad input was written");
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void a_body_that_is_no_json_object_of_known_fields_is_refused(DocumentedCall call) {
        int before = house.writes();
        ObjectNode more = call.validBody().deepCopy().put("ownerId", "us-alice");
        List<String> bodies = List.of(
                "{",
                "[]",
                "null",
                "7",
                "\"text\"",
                "{} {}",
                "\u0000",
                "{\"a\":1,\"a\":2}",
                "[".repeat(10_000),
                "{\"a\":".repeat(100) + "1" + "}".repeat(100),
                more.toString());
        for (String body : bodies) {
            assertProblem(house.send(call.withBody(house, body)), 400, "body", false);
        }
        assertProblem(house.send(call.withBody(house, " ".repeat(100_000))), 413, null, false);
        assertProblem(house.send(call.asForm(house)), 400, "body", false);
        assertEquals(before, house.writes(), "bad input was written");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_documented_call_is_answered(DocumentedCall call) {
        HttpResponse<String> answer = house.send(call.valid(house, "alice"));
        assertTrue(
                call.documentedStatuses().contains(answer.statusCode()) && answer.statusCode() < 300,
                answer.statusCode() + " " + answer.body());
    }

    private static void assertRefusedPath(HttpResponse<String> answer, String bad) {
        assertTrue(
                List.of(400, 403, 404, 405).contains(answer.statusCode()),
                bad + " → " + answer.statusCode() + " " + answer.body());
        assertNoInsides(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String field, boolean head) {
        assertEquals(status, answer.statusCode(), answer.request().uri() + " " + answer.body());
        if (head) {
            return;
        }
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("content-type").orElse(""));
        JsonNode problem = read(answer.body());
        assertEquals(status, problem.path("status").asInt());
        if (field != null) {
            assertEquals(field, problem.path("field").asText(), answer.request().uri() + " " + answer.body());
            assertTrue(problem.path("detail").asText().startsWith(field + " must "), answer.body());
        }
        assertNoInsides(answer.body());
    }

    private static void assertNoInsides(String body) {
        assertFalse(body.contains("Exception") || body.contains("\tat ") || body.contains(".java"), body);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
            throw new AssertionError("no JSON: " + json, malformed);
        }
    }
}
