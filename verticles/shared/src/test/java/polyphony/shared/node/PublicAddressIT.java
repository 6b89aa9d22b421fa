package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that others reach by another name than the address it listens on, as in a container. */
class PublicAddressIT {
    @TempDir
    private Path data;

    @Test
    void nodes_join_and_speak_through_the_addresses_that_they_were_told_to_give() {
        Node first = node("");
        try {
            Node second = node("localhost:" + first.clusterPort());
            try {
                Promise<String> heard = Promise.promise();
                second.vertx().eventBus().<String>consumer("words", message -> heard.tryComplete(message.body()));
                long timer = first.vertx()
                        .setPeriodic(100, due -> first.vertx().eventBus().publish("words", "hey"));

                assertEquals("hey", heard.future().timeout(60, TimeUnit.SECONDS).await());
                first.vertx().cancelTimer(timer);
            } finally {
                second.close().await();
            }
        } finally {
            first.close().await();
        }
    }

    private Node node(String members) {
        var overrides = Map.of(
                "cluster.host", "127.0.0.1",
                "cluster.publicHost", "localhost",
                "cluster.port", "0",
                "cluster.members", members,
                "data", data.toString());
        return Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
    }
}
