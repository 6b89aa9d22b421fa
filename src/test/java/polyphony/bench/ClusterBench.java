package polyphony.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import polyphony.chaos.Balancer;
import polyphony.chaos.SteadyLoad;
import polyphony.stage.ClusterStage;
import polyphony.stage.Eventually;
import polyphony.stage.Http;
import polyphony.stage.Processes;
import polyphony.stage.Stage;

/** Measures several nodes as an operator runs them, and prints each figure beside what must be reached. */
public final class ClusterBench {
    private static final int TRACKS = 2_000;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final long SEED = Long.getLong("polyphony.seed", 20261124);
    private static final int WARM_UP = 80_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MS = 1e6;

    private final Path scratch;
    private final Figures figures = new Figures(System.out);
    private final Vertx vertx = Vertx.vertx();

    private ClusterBench(Path scratch) {
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws IOException {
        new ClusterBench(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        Files.createDirectories(scratch);
        System.out.println("seed " + SEED);
        try (ClusterStage stage = stage(3)) {
            restartsAndDeaths(stage);
        }
        try (ClusterStage stage = stage(1)) {
            remoteAgainstLocal(stage);
        }
        try (ClusterStage stage = stage(0)) {
            twoAgainstOne(stage);
        }
        vertx.close().await();
        figures.printAll();
    }

    private ClusterStage stage(int nodes) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "cluster");
        ClusterStage stage = ClusterStage.start(folder, ClusterStage.library(folder, TRACKS), nodes);
        if (nodes > 0) {
            stage.awaitScan();
        }
        return stage;
    }

    private void restartsAndDeaths(ClusterStage stage) {
        ClusterStage.Member more = stage.add("one-more", ClusterStage.SERVICES.toArray(String[]::new));
        long launched = System.nanoTime();
        stage.start(more);
        Eventually.holds("it takes traffic", () -> isReady(more));
        figures.atMost(
                "from `run` to taking traffic, one more node",
                (System.nanoTime() - launched) / NANOS_PER_SECOND,
                15,
                "s");
        more.process().close();
        List<ClusterStage.Member> three = stage.members().subList(0, 3);
        try (var balancer = new Balancer(vertx, three);
                var load = load(balancer, three.get(0))) {
            load.awaitAnswered(10 * REQUESTS_PER_SECOND);
            long begun = System.nanoTime();
            for (ClusterStage.Member member : three) {
                member.process().close();
                stage.start(member);
                Eventually.holds(
                        member.name() + " is ready", () -> balancer.ready().size() == 3);
                load.awaitAnswered(3 * REQUESTS_PER_SECOND);
            }
            List<SteadyLoad.Outcome> failed = load.failedSince(begun);
            figures.atMost(
                    "failed of " + load.since(begun).size() + " requests in a rolling restart of 3 nodes",
                    failed.size(),
                    0,
                    "requests");
            failed.stream().limit(10).forEach(outcome -> figures.note(outcome.toString()));
            kill(stage, three, load, balancer);
        }
    }

    private void kill(ClusterStage stage, List<ClusterStage.Member> three, SteadyLoad load, Balancer balancer) {
        long begun = System.nanoTime();
        three.get(1).process().kill();
        load.awaitAnswered(10 * REQUESTS_PER_SECOND);
        long threeSeconds = begun + (long) (3 * NANOS_PER_SECOND);
        List<SteadyLoad.Outcome> all = load.since(begun);
        List<SteadyLoad.Outcome> failed = load.failedSince(begun);
        long early =
                all.stream().filter(outcome -> outcome.atNanos() < threeSeconds).count();
        long late = failed.stream()
                .filter(outcome -> outcome.atNanos() >= threeSeconds)
                .count();
        figures.atMost(
                "errors in the 3 s after kill -9 of one of three", 100.0 * (failed.size() - late) / early, 1, "%");
        figures.atMost("errors after these 3 s", (double) late, 0, "requests");
        failed.stream().limit(10).forEach(outcome -> figures.note(outcome.toString()));
        stage.start(three.get(1));
        Eventually.holds("it is back", () -> balancer.ready().size() == 3);
    }

    private void remoteAgainstLocal(ClusterStage stage) {
        ClusterStage.Member local = stage.members().get(0);
        ClusterStage.Member remote = stage.add("gateway-alone", "gateway");
        stage.start(remote);
        p99(local);
        p99(remote);
        double atLocal = p99(local);
        double atRemote = p99(remote);
        figures.note(String.format(Locale.ROOT, "  p99 %.2f ms local, %.2f ms remote", atLocal, atRemote));
        figures.atMost("gateway p99, all services remote against all local", atRemote / atLocal, 2.5, "times");
    }

    private double p99(ClusterStage.Member member) {
        try (var balancer = new Balancer(vertx, List.of(member));
                var load = load(balancer, member)) {
            load.awaitAnswered(20 * REQUESTS_PER_SECOND);
            long begun = System.nanoTime();
            load.awaitAnswered(20 * REQUESTS_PER_SECOND);
            double[] took = load.since(begun).stream()
                    .mapToDouble(outcome -> outcome.tookNanos() / NANOS_PER_MS)
                    .toArray();
            return Figures.percentile(99, took);
        }
    }

    /**
     * Two cores have no room for two busy catalogues, a gateway and the load beside one another. So this is what one catalogue could answer with a
     * core of its own: asks for each second of its processor; and two can answer twice that, less what sharing the work costs and
     * less what an uneven share leaves idle.
     */
    private void twoAgainstOne(ClusterStage stage) {
        ClusterStage.Member rest = stage.add(
                "rest",
                "accounts",
                "search",
                "activity",
                "playlists",
                "streaming",
                "recommender",
                "gateway",
                "scanner");
        ClusterStage.Member first = stage.add("catalog-1", "catalog");
        ClusterStage.Member second = stage.add("catalog-2", "catalog");
        stage.start(first);
        stage.start(rest);
        stage.awaitScan(rest);
        double one = asksPerCpuSecond(rest, first);
        stage.start(second);
        List<Double> each = new ArrayList<>();
        double two = asksPerCpuSecond(rest, each, first, second);
        double busiest = Math.max(each.get(0), each.get(1));
        double evenness = (each.get(0) + each.get(1)) / (2 * busiest);
        figures.note(String.format(
                Locale.ROOT,
                "  %.0f asks a CPU-second with one, %.0f with two, which share the work %.0f : %.0f",
                one,
                two,
                100 * each.get(0) / (each.get(0) + each.get(1)),
                100 * each.get(1) / (each.get(0) + each.get(1))));
        figures.atLeast("throughput of 2 catalog nodes against 1, a core each", 2 * two / one * evenness, 1.7, "times");
    }

    private double asksPerCpuSecond(ClusterStage.Member gateway, ClusterStage.Member... catalogs) {
        return asksPerCpuSecond(gateway, new ArrayList<>(), catalogs);
    }

    private double asksPerCpuSecond(ClusterStage.Member gateway, List<Double> each, ClusterStage.Member... catalogs) {
        Http http = gateway.http().signedIn(Stage.ADMIN, Stage.PASSWORD);
        List<String> paths = new ArrayList<>();
        http.get("/api/v1/albums?limit=100")
                .json()
                .get("items")
                .forEach(album -> paths.add("/api/v1/albums/" + album.get("id").asText()));
        try (var load = new Load(vertx, gateway.gatewayPort(), 8)) {
            var headers = java.util.Map.of("authorization", "Bearer " + http.token());
            // A catalogue that has just started compiles more than it answers.
            load.run(WARM_UP, paths, headers);
            double[] before = cpu(catalogs);
            Load.Result result = load.run(20_000, paths, headers);
            double[] after = cpu(catalogs);
            double used = 0;
            for (int i = 0; i < catalogs.length; i++) {
                each.add(after[i] - before[i]);
                used += after[i] - before[i];
            }
            return result.requests() / used;
        }
    }

    private static double[] cpu(ClusterStage.Member... members) {
        return java.util.Arrays.stream(members)
                .mapToDouble(member ->
                        Processes.cpuSeconds(List.of(member.process().process().toHandle())))
                .toArray();
    }

    private static boolean isReady(ClusterStage.Member member) {
        return member.management().get("/health/ready").status() == 200;
    }

    private SteadyLoad load(Balancer balancer, ClusterStage.Member member) {
        Http admin = member.http().signedIn(Stage.ADMIN, Stage.PASSWORD);
        List<String> tracks = new ArrayList<>();
        admin.get("/api/v1/tracks?limit=50")
                .json()
                .get("items")
                .forEach(track -> tracks.add(track.get("id").asText()));
        return new SteadyLoad(vertx, balancer, admin.token(), tracks, SEED, REQUESTS_PER_SECOND);
    }
}
