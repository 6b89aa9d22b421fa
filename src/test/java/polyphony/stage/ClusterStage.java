package polyphony.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Several nodes as an operator runs them: PostgreSQL, Redis and Kafka in a process of their own, and nodes that each run
 * every service with a gateway, so that any of them may be killed.
 */
public final class ClusterStage implements AutoCloseable {
    /** All that a node of ours runs. */
    public static final List<String> SERVICES = List.of(
            "accounts", "catalog", "search", "activity", "playlists", "streaming", "recommender", "gateway", "scanner");

    private static final long START_SECONDS_MAX = 180;

    /** One node: its ports stay the same over restarts. */
    public static final class Member {
        private final String name;
        private final int clusterPort = Stage.freePort();
        private final int gatewayPort = Stage.freePort();
        private final int managementPort = Stage.freePort();
        private final List<String> services;
        private volatile Joined process;

        private Member(String name, List<String> services) {
            this.name = name;
            this.services = services;
        }

        public String name() {
            return name;
        }

        public Joined process() {
            return process;
        }

        public int gatewayPort() {
            return gatewayPort;
        }

        public int managementPort() {
            return managementPort;
        }

        public Http http() {
            return new Http("http://127.0.0.1:" + gatewayPort);
        }

        public Http management() {
            return new Http("http://127.0.0.1:" + managementPort);
        }
    }

    private final Path data;
    private final Path music;
    private final List<Member> members = new ArrayList<>();
    private final List<Joined> all = new ArrayList<>();

    private ClusterStage(Path data, Path music) {
        this.data = data;
        this.music = music;
    }

    /** Makes a library of so many small tracks below the folder. */
    public static Path library(Path folder, int tracks) {
        Path music = folder.resolve("music");
        CommandLine.said(CommandLine.of("generate-library", music.toString(), "--tracks", Integer.toString(tracks)));
        return music;
    }

    /** Starts the servers and this many nodes with every service. */
    public static ClusterStage start(Path data, Path music, int nodes) {
        var stage = new ClusterStage(data, music);
        stage.polyphony(List.of("servers"));
        IntStream.rangeClosed(1, nodes).forEach(i -> stage.members.add(new Member("node-" + i, SERVICES)));
        if (nodes > 0) {
            stage.start(stage.members.get(0));
            stage.startAll(stage.members.subList(1, nodes));
        }
        return stage;
    }

    /** A node more that has not been started. */
    public Member add(String name, String... services) {
        var member = new Member(name, List.of(services));
        members.add(member);
        return member;
    }

    /** Starts a node and waits until it is ready. */
    public void start(Member member, String... more) {
        List<String> words = new ArrayList<>(List.of("run"));
        words.addAll(member.services);
        String others = String.join(
                ",",
                members.stream().map(other -> "127.0.0.1:" + other.clusterPort).toList());
        words.addAll(List.of(
                "--cluster.members",
                others,
                "--cluster.name",
                member.name,
                "--cluster.port",
                Integer.toString(member.clusterPort),
                "--gateway.port",
                Integer.toString(member.gatewayPort),
                "--management.port",
                Integer.toString(member.managementPort),
                "--admin.password",
                Stage.PASSWORD,
                "--music",
                music.toString()));
        words.addAll(List.of(more));
        member.process = polyphony(words);
    }

    private void startAll(List<Member> some) {
        var starting = some.stream()
                .map(member -> CompletableFuture.runAsync(() -> start(member)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(starting)
                .orTimeout(START_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
    }

    private Joined polyphony(List<String> words) {
        List<String> command = CommandLine.on(data, words.toArray(String[]::new));
        Joined started = Joined.start(command, CommandLine.AS_BUILT);
        synchronized (all) {
            all.add(started);
        }
        return started;
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    /** Waits until the library is scanned, as the first node tells it. */
    public void awaitScan() {
        awaitScan(members.get(0));
    }

    /** As {@link #awaitScan()}, as this node tells it. */
    public void awaitScan(Member member) {
        Http admin = member.http().signedIn(Stage.ADMIN, Stage.PASSWORD);
        Eventually.holds(
                "the scan is done",
                () -> admin.get("/api/v1/scan").json().path("phase").asText().equals("done"));
    }

    @Override
    public void close() {
        synchronized (all) {
            all.forEach(process -> process.process().destroyForcibly());
            all.forEach(process -> Stage.awaitEnd(process.process()));
        }
        for (ProcessHandle left : Processes.naming(data)) {
            left.destroyForcibly();
        }
        Folders.delete(data);
    }
}
