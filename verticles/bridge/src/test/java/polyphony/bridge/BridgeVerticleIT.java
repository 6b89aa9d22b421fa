package polyphony.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.node.Node;
import polyphony.shared.node.Settings;

/** The service on a node of its own without any Kafka, asked as a program in another language asks. */
class BridgeVerticleIT {
    @TempDir
    private Path data;

    private Node node;

    @BeforeEach
    void start() {
        // Nothing listens on the discard port.
        var overrides = Map.of("cluster.port", "0", "data", data.toString(), "kafka.servers", "127.0.0.1:9");
        node = Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
        node.deploy(Main.SERVICE, 1).await();
    }

    @AfterEach
    void stop() {
        node.close().await();
    }

    @Test
    void it_is_an_instance_like_others_and_refuses_as_others_do() {
        var options =
                new DeliveryOptions().addHeader("identity", node.identities().signService("python"));

        ReplyException stranger = refused(new JsonObject(), new DeliveryOptions());
        ReplyException wrong = refused(event().put("kind", "DANCED"), options);
        ReplyException away = refused(event(), options);

        assertEquals(1, node.registry().of("bridge").size());
        assertEquals(401, stranger.failureCode());
        assertEquals(400, wrong.failureCode());
        assertEquals(503, away.failureCode());
    }

    private ReplyException refused(JsonObject message, DeliveryOptions options) {
        Throwable cause = node.vertx()
                .eventBus()
                .request("bridge.activity", message, options)
                .map(answer -> (Throwable) null)
                .otherwise(refused -> refused)
                .await();
        return assertInstanceOf(ReplyException.class, cause);
    }

    private static JsonObject event() {
        return new JsonObject()
                .put("eventId", "ev-1")
                .put("user", "us-ann")
                .put("kind", "STARRED")
                .put("entity", "TRACK")
                .put("id", "tr-1")
                .put("heardMs", 0)
                .put("rating", 0)
                .put("atMs", 1_700_000_000_000L);
    }
}
