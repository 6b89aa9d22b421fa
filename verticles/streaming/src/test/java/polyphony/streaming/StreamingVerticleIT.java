package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Failure;
import polyphony.shared.contract.Catalog;
import polyphony.shared.contract.Streaming;
import polyphony.shared.contract.Streaming.Delivery;
import polyphony.shared.contract.Streaming.Want;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;
import polyphony.shared.node.Settings;

/** The whole service on a node of its own, beside a catalogue that knows one track. */
class StreamingVerticleIT {
    @TempDir
    private Path folder;

    private final Sounds sounds = new Sounds();
    private Path file;
    private Node node;

    @BeforeEach
    void makeTrack() throws IOException {
        file = sounds.noise(folder.resolve("a.flac"), 10);
    }

    @AfterEach
    void stop() {
        node.close().await();
    }

    @Test
    void an_original_and_a_transcode_are_delivered() throws IOException {
        start("");

        Delivery original = deliver(null).await();
        Delivery transcode = deliver("opus").await();
        Path made =
                Files.write(folder.resolve("made.opus"), fetch(transcode.url()).getBytes());

        assertEquals(file.toString(), original.file());
        assertEquals(10, sounds.seconds(made), 0.2);
        assertTrue(Files.isExecutable(folder.resolve("bin").resolve("ffmpeg-4.4.1")));
    }

    @Test
    void without_a_working_ffmpeg_originals_are_delivered_and_transcodes_say_why_not() {
        start(folder.resolve("no-such-program").toString());

        Delivery original = deliver(null).await();
        Failure failure = (Failure) deliver("mp3")
                .map(made -> (Throwable) null)
                .otherwise(cause -> cause)
                .await();

        assertEquals(file.toString(), original.file());
        assertEquals(Failure.Kind.UNAVAILABLE, failure.kind());
        assertTrue(failure.getMessage().startsWith("nothing can be transcoded on this node"), failure.getMessage());
    }

    private void start(String ffmpeg) {
        Map<String, String> overrides = new HashMap<>(Map.of("cluster.port", "0", "data", folder.toString()));
        overrides.put("ffmpeg.path", ffmpeg);
        node = Node.start(new Settings(null, Map.of(), overrides), null, Clock.systemUTC())
                .await();
        node.deploy(new Service("catalog", "test", this::catalog), 1).await();
        node.deploy(Main.SERVICE, 2).await();
    }

    private VerticleBase catalog(Node on) {
        return new VerticleBase() {
            @Override
            public Future<?> start() {
                var place = Tracks.at(Tracks.of("flac", "flac", 900, 10_000), file.toString());
                return on.bus().answer(Catalog.FILE, (wish, caller) -> Future.succeededFuture(place));
            }
        };
    }

    private Future<Delivery> deliver(String format) {
        var caller = node.bus().asService("test", Duration.ofSeconds(30));
        return node.bus().ask(Streaming.DELIVER, new Want(Tracks.ID, format, 0, 0), caller);
    }

    private Buffer fetch(String url) {
        return node.vertx()
                .createHttpClient()
                .request(new RequestOptions().setAbsoluteURI(url))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .await();
    }
}
