package polyphony.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import polyphony.stage.ClusterStage;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Signals;
import polyphony.stage.Stage;

/** Three nodes lose one another while people listen. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterIT {
    private static final long SEED = Long.getLong("polyphony.seed", 20261124);
    private static final int REQUESTS_PER_SECOND = 100;
    private static final int TRACKS = 300;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Vertx vertx = Vertx.vertx();
    private ClusterStage stage;
    private Balancer balancer;
    private SteadyLoad load;
    private Http listener;

    @BeforeAll
    void open() throws IOException {
        Path folder = Files.createTempDirectory("polyphony-cluster");
        stage = ClusterStage.start(folder, ClusterStage.library(folder, TRACKS), 3);
        stage.awaitScan();
        balancer = new Balancer(vertx, stage.members());
    }

    @AfterAll
    void close() {
        balancer.close();
        stage.close();
        vertx.close().await();
    }

    @BeforeEach
    void listen() {
        Http admin = stage.members().get(0).http().signedIn(Stage.ADMIN, Stage.PASSWORD);
        String name = "listener-" + System.nanoTime();
        admin.post("/api/v1/users", "username", name, "password", Stage.PASSWORD);
        listener = stage.members().get(0).http().signedIn(name, Stage.PASSWORD);
        List<String> tracks = new ArrayList<>();
        listener.get("/api/v1/tracks?limit=20")
                .json()
                .get("items")
                .forEach(item -> tracks.add(item.get("id").asText()));
        Eventually.holds("all gateways are ready", () -> balancer.ready().size() == 3);
        load = new SteadyLoad(vertx, balancer, listener.token(), tracks, SEED, REQUESTS_PER_SECOND);
        load.awaitAnswered(3 * REQUESTS_PER_SECOND);
    }

    /** Nothing that was acknowledged is lost, whatever happened. */
    @AfterEach
    void nothing_is_lost() {
        load.close();
        assertEquals(Set.of(), load.ledger().lost(listener), "seed " + SEED);
    }

    @Test
    void a_rolling_restart_of_every_node_costs_no_request() {
        long begun = System.nanoTime();
        for (ClusterStage.Member member : stage.members()) {
            member.process().close();
            stage.start(member);
            Eventually.holds(member.name() + " is ready", () -> balancer.ready().size() == 3);
            load.awaitAnswered(2 * REQUESTS_PER_SECOND);
        }

        assertEquals(List.of(), load.failedSince(begun), "seed " + SEED);
    }

    @Test
    void a_node_that_is_killed_costs_at_most_a_hundredth_for_three_seconds() {
        ClusterStage.Member victim = stage.members().get(1);
        long begun = System.nanoTime();
        victim.process().kill();
        load.awaitAnswered(8 * REQUESTS_PER_SECOND);

        List<SteadyLoad.Outcome> failed = load.failedSince(begun);
        int asked = load.since(begun).size();
        assertTrue(failed.size() <= Math.max(1, asked / 100), failed.size() + " of " + asked + ": " + failed);
        assertTrue(seconds(begun, failed) <= 3, "seed " + SEED + ": " + failed);
        stage.start(victim);
        Eventually.holds("it is back", () -> balancer.ready().size() == 3);
    }

    /** In scripts/chaos: a hang takes the better part of a minute. */
    @Test
    @EnabledIfSystemProperty(named = "polyphony.chaos", matches = "long")
    void a_node_that_hangs_costs_at_most_twelve_seconds_of_trouble_and_comes_back() {
        ClusterStage.Member victim = stage.members().get(2);
        long begun = System.nanoTime();
        Signals.send("STOP", victim.process().process().toHandle());
        try {
            load.awaitAnswered(20 * REQUESTS_PER_SECOND);
        } finally {
            Signals.send("CONT", victim.process().process().toHandle());
        }
        Eventually.holds("it is back", () -> balancer.ready().size() == 3);
        long back = System.nanoTime();
        load.awaitAnswered(3 * REQUESTS_PER_SECOND);

        List<SteadyLoad.Outcome> failed = load.failedSince(begun);
        assertTrue(seconds(begun, failed) <= 12, "seed " + SEED + ": " + failed);
        assertEquals(List.of(), load.failedSince(back), "seed " + SEED);
    }

    /** From the fault to the last request that failed. */
    private static double seconds(long begunNanos, List<SteadyLoad.Outcome> failed) {
        return failed.stream().mapToLong(SteadyLoad.Outcome::atNanos).max().orElse(begunNanos) / NANOS_PER_SECOND
                - begunNanos / NANOS_PER_SECOND;
    }
}
