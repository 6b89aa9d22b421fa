package polyphony.bridge.door;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import polyphony.shared.bus.Ask;
import polyphony.shared.bus.Caller;
import polyphony.shared.bus.Failure;
import polyphony.shared.node.Node;
import polyphony.shared.node.Service;
import polyphony.shared.testing.TestNodes;

/** Two nodes, of which the first has the door and a service {@code voice}; a program {@code tester} may come in. */
final class DoorStage implements AutoCloseable {
    static final String TOKEN = "a token of a test, of no use to anybody";
    static final Ask<Word, Word> SAY = Ask.repeatable("echo.say", Word.class, Word.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Ask<Word, Word> SHOUT = Ask.repeatable("voice.shout", Word.class, Word.class);

    record Word(String text) {
        Word {
            if (text == null || text.isEmpty()) {
                throw Failure.invalid("text", "must be given");
            }
        }
    }

    final Node here;
    final Node there;
    final Door door;
    final int port;
    private final TestNodes nodes;

    DoorStage(Path data) throws Exception {
        nodes = new TestNodes(data);
        here = nodes.start("here");
        there = nodes.start("there");
        here.deploy(voice(), 1).await();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path file = data.resolve("credentials.yaml");
        String allowed = "[{name: tester, tokenSha256: %s, asks: ['voice.*'], answers: [echo], hears: ['events.*']}]";
        Files.writeString(file, allowed.formatted(sha256(TOKEN)));
        var settings = new DoorSettings("127.0.0.1", port, file.toString(), 10, 20_000, 50);
        door = new Door(here.vertx(), here.bus(), here.registry(), settings);
        door.open().await();
    }

    private static String sha256(String text) throws Exception {
        var digest = java.security.MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The program that may come in. */
    Program tester() throws IOException {
        return Program.signedIn(port, "tester", TOKEN);
    }

    /** Somebody at the other node. */
    Caller asker() {
        return there.bus().asService("test", PATIENCE);
    }

    private static Service voice() {
        return new Service("voice", "1", node -> new VerticleBase() {
            @Override
            public Future<?> start() {
                return node.bus()
                        .answer(
                                SHOUT,
                                (word, caller) -> Future.succeededFuture(
                                        new Word(word.text().toUpperCase(Locale.ROOT))));
            }
        });
    }

    @Override
    public void close() {
        door.close().await();
        nodes.close();
    }
}
