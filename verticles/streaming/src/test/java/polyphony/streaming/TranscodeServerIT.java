package polyphony.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import polyphony.shared.bus.Identities;
import polyphony.shared.node.Transport;

@ExtendWith(VertxExtension.class)
class TranscodeServerIT {
    private static final int SECONDS = 30;

    @TempDir
    private Path folder;

    private final Sounds sounds = new Sounds();
    private final Slots slots = new Slots(2, 1);
    private Vertx vertx;
    private TranscodeServer server;
    private HttpClient client;

    @BeforeEach
    void open(Vertx opened) {
        vertx = opened;
        var grants = new Grants(Identities.keyOf("0123456789abcdef0123456789abcdef"), Clock.systemUTC());
        server = new TranscodeServer(vertx, grants, slots, sounds.ffmpeg(), 2, Transport.plain());
        server.listen(0, "127.0.0.1").await();
        client = vertx.createHttpClient();
    }

    @AfterEach
    void close() {
        server.close().await();
        until(() -> slots.taken() == 0);
    }

    @Test
    void every_format_decodes_to_the_length_of_the_original() throws IOException {
        Path original = sounds.noise(folder.resolve("a'b \"ü%d.flac"), SECONDS);

        for (Format format : Format.values()) {
            Path made = folder.resolve("made." + format.suffix());
            Files.write(made, fetch(recipe(original, format, 128, 0, "ann")).getBytes());

            assertEquals(SECONDS, sounds.seconds(made), 0.2, format.toString());
            double kbps = Files.size(made) * 8.0 / 1_000 / SECONDS;
            // Opus takes what the music needs.
            assertEquals(128, kbps, format == Format.OPUS ? 60 : 20, format + " has " + kbps + " kbit/s");
        }
    }

    @Test
    void a_transcode_may_begin_in_the_middle() throws IOException {
        Path original = sounds.noise(folder.resolve("a.wav"), SECONDS);
        Path made = folder.resolve("made.mp3");

        Files.write(made, fetch(recipe(original, Format.MP3, 64, 20_500, "ann")).getBytes());

        assertEquals(SECONDS - 20.5, sounds.seconds(made), 0.2);
    }

    @Test
    void when_the_listener_goes_the_program_is_killed() throws IOException {
        HttpClientResponse listening = begin(longRecipe("ann"));
        Future<ProcessHandle> killed = exitOf(programOf("long.flac"));

        listening.request().reset();

        assertTrue(!killed.timeout(20, TimeUnit.SECONDS).await().isAlive());
        until(() -> slots.taken() == 0);
    }

    @Test
    void a_listener_who_does_not_read_makes_the_program_wait() throws IOException {
        HttpClientResponse listening = begin(longRecipe("ann"));
        ProcessHandle program = programOf("long.flac");
        var looks = new ArrayDeque<Long>();
        until(() -> {
            looks.addLast(usedNanos(program));
            return looks.size() > 50 && looks.removeFirst().equals(looks.getLast());
        });

        assertTrue(program.isAlive());
        listening.request().reset();
    }

    @Test
    void a_user_and_the_node_have_a_limit_and_the_next_is_told_to_come_back() throws IOException {
        Recipe anns = longRecipe("ann");
        Recipe bobs = longRecipe("bob");
        HttpClientResponse first = begin(anns);

        assertEquals(429, status(anns));
        HttpClientResponse second = begin(bobs);
        assertEquals(429, status(recipe(folder.resolve("long.flac"), Format.MP3, 64, 0, "cat")));

        first.request().reset();
        second.request().reset();
        until(() -> slots.taken() == 0);
    }

    @Test
    void a_file_that_is_gone_is_not_found_and_one_that_is_no_music_is_broken() throws IOException {
        Path text = Files.writeString(folder.resolve("a.mp3"), "This is no music.");

        assertEquals(404, status(recipe(folder.resolve("gone.mp3"), Format.MP3, 64, 0, "ann")));
        until(() -> slots.taken() == 0);
        assertEquals(500, status(recipe(text, Format.MP3, 64, 0, "ann")));
    }

    @Test
    void an_address_that_was_not_signed_here_is_refused() {
        String address = "http://127.0.0.1:" + port() + "/t/abc.def";

        assertEquals(
                403,
                client.request(get(address))
                        .compose(HttpClientRequest::send)
                        .await()
                        .statusCode());
    }

    private Recipe longRecipe(String user) throws IOException {
        Path file = folder.resolve("long.flac");
        if (!Files.exists(file)) {
            sounds.noise(file, 600);
        }
        return recipe(file, Format.MP3, 320, 0, user);
    }

    private static Recipe recipe(Path file, Format format, int kbps, long offsetMs, String user) {
        return new Recipe(file.toString(), format, kbps, 2, offsetMs, 600_000, user, Long.MAX_VALUE);
    }

    private Buffer fetch(Recipe recipe) {
        return client.request(get(address(recipe)))
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .compose(body -> ended().map(body))
                .await();
    }

    /** The slot is given back just after the last byte. */
    private Future<Void> ended() {
        return seen(() -> slots.taken() == 0);
    }

    private int status(Recipe recipe) {
        return client.request(get(address(recipe)))
                .compose(HttpClientRequest::send)
                .await()
                .statusCode();
    }

    /** Begins to listen and reads nothing. */
    private HttpClientResponse begin(Recipe recipe) {
        HttpClientResponse response = client.request(get(address(recipe)))
                .compose(request -> request.send().onSuccess(HttpClientResponse::pause))
                .await();
        assertEquals(200, response.statusCode());
        return response;
    }

    private String address(Recipe recipe) {
        return server.address("127.0.0.1", recipe);
    }

    private int port() {
        return URI.create(address(recipe(folder, Format.MP3, 64, 0, "ann"))).getPort();
    }

    private static RequestOptions get(String address) {
        return new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(address);
    }

    private static ProcessHandle programOf(String file) {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(file))
                .findFirst()
                .orElseThrow();
    }

    private Future<ProcessHandle> exitOf(ProcessHandle program) {
        return Future.fromCompletionStage(program.onExit(), vertx.getOrCreateContext());
    }

    private static long usedNanos(ProcessHandle program) {
        return program.info().totalCpuDuration().orElseThrow().toNanos();
    }

    private void until(BooleanSupplier holds) {
        seen(holds).await();
    }

    private Future<Void> seen(BooleanSupplier holds) {
        Promise<Void> seen = Promise.promise();
        vertx.setPeriodic(10, timer -> {
            if (holds.getAsBoolean() && seen.tryComplete()) {
                vertx.cancelTimer(timer);
            }
        });
        return seen.future().timeout(30, TimeUnit.SECONDS);
    }
}
