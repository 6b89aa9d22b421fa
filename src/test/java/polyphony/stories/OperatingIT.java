package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Joined;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** An operator looks at the cluster, weighs and drains, from the command line and over REST. */
@ExtendWith(SharedStage.class)
class OperatingIT {
    @Test
    void a_node_is_seen_and_drained_and_its_process_ends_well(Stage stage) throws InterruptedException {
        try (Joined leaver = stage.run("streaming", "--cluster.name", "leaver")) {
            assertTrue(lineOf("leaver", stage.command("nodes")).contains(" ready "));
            assertTrue(stage.command("services").contains(" leaver "));

            String said = stage.command("drain", "leaver");

            assertTrue(said.contains("leaver has left"), said);
            assertTrue(leaver.process().waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, leaver.process().exitValue(), leaver.output());
        }
    }

    @Test
    void the_only_node_of_a_service_is_not_drained_by_mistake(Stage stage) throws IOException {
        String name = new ObjectMapper()
                .readTree(stage.command("services", "--json")
                        .lines()
                        .filter(line -> line.startsWith("{"))
                        .findFirst()
                        .orElseThrow())
                .get("items")
                .get(0)
                .get("node")
                .asText();

        var refused = assertThrows(IllegalStateException.class, () -> stage.command("drain", name));

        assertTrue(refused.getMessage().contains("is the only one that runs accounts"), refused.getMessage());
        assertEquals(200, stage.admin().get("/api/v1/me").status());
    }

    @Test
    void a_weight_is_changed_from_the_command_line_and_over_rest(Stage stage) {
        try (Joined second = stage.run("bridge", "--cluster.name", "weighed", "--weight", "40")) {
            Http admin = stage.admin();
            Eventually.holds("it is offered", () -> weightAt(admin, "weighed") == 40);
            String version = second.line().split(" ", -1)[2];

            String said = stage.command("weight", "bridge@" + version, "70", "--reason", "a trial");

            assertTrue(said.contains("bridge " + version + " has weight 70 on "), said);
            assertEquals(70, weightAt(admin, "weighed"));
            Http.Answer back = admin.put("/api/v1/services/bridge/weight", "version", version, "weight", 100);
            assertEquals(200, back.status(), back.text());
            assertEquals(100, weightAt(admin, "weighed"));
        }
    }

    private static int weightAt(Http admin, String node) {
        for (JsonNode item : admin.get("/api/v1/services").json().get("items")) {
            if (item.get("node").asText().equals(node)) {
                return item.get("weight").asInt();
            }
        }
        return -1;
    }

    private static String lineOf(String node, String lines) {
        return lines.lines()
                .filter(line -> line.startsWith(node + " "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(lines));
    }
}
