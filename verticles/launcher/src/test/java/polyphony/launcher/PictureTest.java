package polyphony.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import polyphony.shared.contract.Nodes;
import polyphony.shared.node.Overview;

class PictureTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final long MEGABYTE = 1 << 20;

    private final Picture picture = new Picture(Clock.fixed(NOW, ZoneOffset.UTC));

    private static Overview.Cluster cluster() {
        var stable =
                new Nodes.ServiceState("search", "n1", "0.1.0", "java", 100, 1, 3, 12_345, 6, 1.25, 87.6, 40L, null);
        var canary = new Nodes.ServiceState("search", "n2", "0.2", "java", 5, 2, 0, 0, 0, 0, 0, null, "a trial");
        var foreign = new Nodes.ServiceState("lyrics", "py-1", "1", "python", 100, 1, 0, 0, 0, 0, 0, null, null);
        var seen = List.of(
                new Nodes.BreakerState("search", "n2", Nodes.Breaker.OPEN, 0, 9, 8),
                new Nodes.BreakerState("search", "n1", Nodes.Breaker.HALF_OPEN, 0, 9, 5));
        return new Overview.Cluster(
                List.of(
                        node("n1", "cellar", "", Duration.ofHours(26), Nodes.State.READY, List.of(stable), seen),
                        node(
                                "n2",
                                "attic",
                                "east",
                                Duration.ofMinutes(5),
                                Nodes.State.DRAINING,
                                List.of(canary, foreign),
                                List.of())),
                List.of(new Overview.Silent("n3", "shed"), new Overview.Silent("n4", "")));
    }

    private static Nodes.Description node(
            String id,
            String name,
            String zone,
            Duration up,
            Nodes.State state,
            List<Nodes.ServiceState> services,
            List<Nodes.BreakerState> breakers) {
        return new Nodes.Description(
                id,
                name,
                zone,
                "0.1.0",
                NOW.minus(up).toEpochMilli(),
                state,
                100 * MEGABYTE,
                512 * MEGABYTE,
                services,
                breakers);
    }

    @Test
    void nodes_are_told_with_what_they_run_and_those_that_do_not_answer_too() {
        assertEquals(
                List.of(
                        "NODE    ZONE  STATE      VERSION   UPTIME           HEAP  ID  SERVICES",
                        "cellar  -     ready      0.1.0    1 d 2 h  100 of 512 MB  n1  search",
                        "attic   east  draining   0.1.0      5 min  100 of 512 MB  n2  search lyrics",
                        "shed    -     no answer  -              -              -  n3  -",
                        "-       -     no answer  -              -              -  n4  -"),
                picture.nodes(cluster()));
    }

    @Test
    void services_are_told_with_how_others_find_them() {
        assertEquals(
                List.of(
                        "SERVICE          VERSION  NODE            ZONE  WEIGHT  IN FLIGHT  ANSWERED  FAILED     P50    P99  LAG"
                                + "  BREAKER     UPTIME  NOTE",
                        "lyrics (python)  1        attic draining  east     100          0         0       0       -      -    -"
                                + "  closed       5 min",
                        "search           0.1.0    cellar          -        100          3     12345       6  1.3 ms  88 ms   40"
                                + "  half open  1 d 2 h",
                        "search           0.2      attic draining  east       5          0         0       0       -      -    -"
                                + "  open at 1    5 min  a trial",
                        "no answer from shed (n3)",
                        "no answer from n4"),
                picture.services(cluster()));
    }

    @Test
    void what_only_one_node_runs_is_known_before_it_leaves() {
        assertEquals(List.of("lyrics"), cluster().onlyAt("n2"));
        assertEquals(List.of("search"), cluster().onlyAt("n1"), "a node that leaves itself takes no work");
    }
}
