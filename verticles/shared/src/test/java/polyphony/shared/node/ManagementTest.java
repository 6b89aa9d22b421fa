package polyphony.shared.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementTest {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final Management management = new Management(vertx, new Management.Settings(HOST, 0));
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        management.open().await();
    }

    @AfterEach
    void close() {
        management.close().await();
        vertx.close().await();
    }

    @Test
    void a_node_is_ready_when_all_of_its_parts_are() throws Exception {
        management.add("one", () -> look(true, "db", "up"), () -> "");
        assertEquals(200, get("/health/ready").statusCode());

        Management.Part other = management.add("other", () -> look(false, "index", "loading"), () -> "");

        HttpResponse<String> notYet = get("/health/ready");
        assertEquals(503, notYet.statusCode());
        assertEquals(
                "loading",
                new JsonObject(notYet.body())
                        .getJsonObject("parts")
                        .getJsonObject("other")
                        .getJsonObject("details")
                        .getString("index"));

        other.remove();
        assertEquals(200, get("/health/ready").statusCode());
    }

    @Test
    void a_part_that_breaks_or_never_answers_is_not_ready_and_keeps_nobody_waiting() throws Exception {
        management.add(
                "broken",
                () -> {
                    throw new IllegalStateException("planted");
                },
                () -> "");
        management.add("silent", () -> Promise.<Management.Look>promise().future(), () -> "");

        HttpResponse<String> answer = get("/health/ready");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("planted"), answer.body());
        assertEquals(200, get("/health/live").statusCode());
    }

    @Test
    void figures_of_all_parts_are_told_although_one_breaks() throws Exception {
        management.add("a", () -> look(true, "a", "up"), () -> "polyphony_a 1\n");
        management.add("b", () -> look(true, "b", "up"), () -> {
            throw new IllegalStateException("planted");
        });
        management.add("c", () -> look(true, "c", "up"), () -> "polyphony_c 3\n");

        assertEquals("polyphony_a 1\npolyphony_c 3\n", get("/metrics").body());
    }

    @Test
    void a_part_is_asked_on_the_context_that_added_it() throws Exception {
        Promise<String> addedOn = Promise.promise();
        vertx.runOnContext(go -> {
            String thread = Thread.currentThread().getName();
            management.add(
                    "here", () -> look(Thread.currentThread().getName().equals(thread), "thread", thread), () -> "");
            addedOn.complete(thread);
        });
        addedOn.future().await();

        assertEquals(200, get("/health/ready").statusCode());
    }

    @Test
    void a_port_that_somebody_chose_and_that_is_taken_stops_the_start() throws IOException {
        try (var taken = taken(0)) {
            var chosen = new Management(vertx, new Management.Settings(HOST, taken.getLocalPort()));

            var unfit = assertThrows(Problems.Unfit.class, () -> chosen.open().await());

            assertTrue(unfit.getMessage().contains("management.port " + taken.getLocalPort()), unfit.getMessage());
        }
    }

    @Test
    void the_usual_port_gives_way_when_another_node_has_it() throws IOException {
        try (var taken = taken(Management.USUAL_PORT)) {
            var usual = new Management(vertx, new Management.Settings(HOST, Management.USUAL_PORT));

            assertNotEquals(Management.USUAL_PORT, usual.open().await(), () -> "beside " + taken);

            usual.close().await();
        }
    }

    /** Taken by this test, or by somebody else on this machine already. */
    private static ServerSocket taken(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException already) {
            assertEquals(Management.USUAL_PORT, port);
        }
        return socket;
    }

    private static Future<Management.Look> look(boolean ready, String what, String state) {
        return Future.succeededFuture(new Management.Look(ready, Map.of(what, state)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(management.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
