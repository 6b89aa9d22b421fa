package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Listener;
import polyphony.stage.Signals;
import polyphony.stage.Sql;
import polyphony.stage.Stage;

/** Kafka, PostgreSQL and Redis go away and come back while people listen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageIT {
    private static final long NOON_MS = 1_700_000_000_000L;
    private static final int PLAYS = 1_000;

    private Stage stage;

    @BeforeAll
    void open() throws IOException {
        stage = Stage.of(Files.createTempDirectory("polyphony-outage")).start();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void plays_reported_while_kafka_is_stopped_are_all_accepted_and_all_handled_once_afterwards() {
        Listener ann = Listener.on(stage);
        List<String> tracks = ann.tracks(5);
        Server kafka = new Server("kafka");

        kafka.stop();
        try {
            for (int i = 0; i < PLAYS; i++) {
                assertEquals(
                        200,
                        ann.plays(tracks.get(i % tracks.size()), NOON_MS + i).status());
            }
        } finally {
            kafka.goOn();
        }

        assertEquals(PLAYS, history(ann.http()).size());
        Eventually.holds("the recommender has handled each once", () -> handled(stage) == PLAYS);
    }

    @Test
    void while_postgresql_is_away_writes_fail_fast_and_afterwards_all_is_well_without_a_restart() {
        Listener ann = Listener.on(stage);
        String track = ann.tracks(1).get(0);

        stage.server("postgres").destroyForcibly();
        Http.Answer refused = firstRefusal(ann, track);
        assertTrue(!refused.header("Retry-After").isEmpty());
        assertEquals(200, ann.http().get("/api/v1/albums").status(), "the catalogue is read from memory");

        Eventually.holds(
                "plays are taken again", () -> ann.plays(track, NOON_MS).status() == 200);
        assertTrue(history(ann.http()).size() >= 1);
    }

    /** PostgreSQL's crash ends every connection a moment after its first process died. */
    private static Http.Answer firstRefusal(Listener ann, String track) {
        List<Http.Answer> refused = new ArrayList<>();
        AtomicLong at = new AtomicLong(NOON_MS);
        Eventually.holds("a play is refused", () -> {
            Http.Answer answer = ann.plays(track, at.incrementAndGet());
            refused.add(answer);
            return answer.status() == 503;
        });
        return refused.get(refused.size() - 1);
    }

    @Test
    void a_redis_that_is_away_reaches_no_listener() {
        Listener ann = Listener.on(stage);
        Server redis = new Server("redis");

        redis.stop();
        try {
            List<String> before = ann.homeRow("made-for-you");
            assertEquals(200, ann.plays(before.get(0), NOON_MS).status());
            Eventually.holds(
                    "home follows the play", () -> !ann.homeRow("made-for-you").equals(before));
        } finally {
            redis.goOn();
        }
        assertNotEquals(List.of(), ann.homeRow("made-for-you"));
    }

    private static Set<String> history(Http http) {
        Set<String> ids = new HashSet<>();
        String after = "";
        while (true) {
            var page = http.get("/api/v1/plays?limit=100" + after).json();
            page.get("items").forEach(play -> ids.add(play.get("id").asText()));
            if (!page.hasNonNull("next")) {
                return ids;
            }
            after = "&after=" + page.get("next").asText();
        }
    }

    /** Plays that the recommender has written to its own tables. */
    private static long handled(Stage stage) {
        return Sql.number(stage, "SELECT count(*) FROM recommender.inbox");
    }

    /** One of the embedded servers, hung and woken again by signals: nothing is closed, so this is the hard case. */
    private final class Server {
        private final ProcessHandle process;

        Server(String name) {
            this.process = stage.server(name);
        }

        void stop() {
            Signals.send("STOP", process);
        }

        void goOn() {
            Signals.send("CONT", process);
        }
    }
}
