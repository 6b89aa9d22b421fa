package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import polyphony.shared.contract.Catalog;
import polyphony.shared.node.Node;
import polyphony.shared.node.Run;
import polyphony.stage.Eventually;
import polyphony.stage.OwnNode;
import polyphony.stage.SharedStage;
import polyphony.stage.Stage;

/** Another process joins the one that {@code up} started. */
@ExtendWith(SharedStage.class)
class JoinIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void a_process_that_joins_uses_the_services_of_the_first(Stage stage) {
        Node node = OwnNode.in(stage);
        try {
            Eventually.holds(
                    "catalog is known", () -> !node.registry().of("catalog").isEmpty());

            Catalog.Status status = node.bus()
                    .ask(Catalog.STATUS, new Catalog.GetStatus(), node.bus().asService("test", PATIENCE))
                    .await();

            assertTrue(status.tracks() > 0);
        } finally {
            Run.stop(node);
        }
    }

    @Test
    void a_second_instance_of_a_service_is_launched_from_the_command_line_and_leaves_in_order(Stage stage) {
        Node node = OwnNode.in(stage);
        try {
            Eventually.holds("one is offered", () -> instances(node) == 1);
            Process second = stage.join("playlists");
            Eventually.holds("both are offered", () -> instances(node) == 2);

            second.destroy();
            Stage.awaitEnd(second);

            Eventually.holds("one is left", () -> instances(node) == 1);
            assertEquals(200, stage.admin().get("/api/v1/playlists").status());
        } finally {
            Run.stop(node);
        }
    }

    private static int instances(Node node) {
        return node.registry().of("playlists").size();
    }
}
