package polyphony.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.gateway.House;
import polyphony.shared.contract.Nodes;

/** {@code alice} is an admin, {@code bob} is not. */
class NodeRoutesTest {
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
    void an_admin_sees_the_nodes_and_nobody_who_is_here_only_to_look() {
        var nodes = new JsonObject(house.get("/nodes", "alice").body());

        assertEquals(new JsonArray(), nodes.getJsonArray("silent"));
        assertEquals(1, nodes.getJsonArray("items").size());
        JsonObject node = nodes.getJsonArray("items").getJsonObject(0);
        assertEquals("house", node.getString("name"));
        assertEquals("ready", node.getString("state"));
        assertEquals("2023-11-14T22:13:20Z", node.getString("startedAt"));
        assertEquals(new JsonArray(List.of("catalog")), node.getJsonArray("onlyHere"));
    }

    @Test
    void an_admin_sees_how_each_instance_does_and_how_others_find_it() {
        JsonArray items = new JsonObject(house.get("/services", "alice").body()).getJsonArray("items");

        assertEquals(2, items.size());
        JsonObject canary = items.getJsonObject(1);
        assertEquals("2.1", canary.getString("version"));
        assertEquals(5, canary.getInteger("weight"));
        assertEquals("a try", canary.getString("note"));
        assertEquals(7, canary.getInteger("lag"));
        assertEquals("open", canary.getString("breaker"));
        assertEquals(1, canary.getInteger("openAt"));
        assertFalse(items.getJsonObject(0).containsKey("note"));
    }

    @Test
    void a_listener_sees_nothing_of_this_and_changes_nothing() {
        String weight = "{\"version\":\"2.1\",\"weight\":10}";

        assertEquals(403, house.get("/nodes", "bob").statusCode());
        assertEquals(403, house.get("/services", "bob").statusCode());
        assertEquals(403, house.send("POST", "/nodes/here/drain", "bob", "").statusCode());
        assertEquals(
                403,
                house.send("PUT", "/services/catalog/weight", "bob", weight).statusCode());
        assertEquals(List.of(), house.node().told());
    }

    @Test
    void a_node_is_told_to_leave_once_and_one_that_is_not_there_is_not_found() {
        assertEquals(202, house.send("POST", "/nodes/here/drain", "alice", "").statusCode());
        assertEquals(404, house.send("POST", "/nodes/gone/drain", "alice", "").statusCode());

        assertEquals(List.of(new Nodes.Drain()), house.node().told());
    }

    @Test
    void a_weight_goes_to_every_node_that_runs_the_version() {
        var answer = house.send("PUT", "/services/catalog/weight", "alice", "{\"version\":\"2.1\",\"weight\":10}");

        assertEquals(200, answer.statusCode());
        assertEquals(new JsonArray(List.of("house")), new JsonObject(answer.body()).getJsonArray("nodes"));
        assertEquals(
                List.of(new Nodes.Weigh("catalog", "2.1", 10, null)),
                house.node().told());
        assertEquals(
                404,
                house.send("PUT", "/services/catalog/weight", "alice", "{\"version\":\"9\",\"weight\":10}")
                        .statusCode());
    }
}
