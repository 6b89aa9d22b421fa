package polyphony.chaos;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import polyphony.stage.Eventually;

/**
 * A listener's requests at a steady rate, whatever becomes of them: home, lists, search, the Subsonic door, plays and new playlists, drawn
 * from a seed. What is acknowledged goes into the ledger.
 */
public final class SteadyLoad implements AutoCloseable {
    private static final int OUTCOMES_MAX = 1_000_000;
    private static final long TICK_MS = 10;

    /** @param atNanos when it was sent */
    public record Outcome(long atNanos, long tookNanos, String what, String failure) {
        public boolean failed() {
            return failure != null;
        }
    }

    private record Wish(HttpMethod method, String path, JsonObject body) {}

    private final Vertx vertx;
    private final Balancer balancer;
    private final Map<String, String> headers;
    private final List<String> tracks;
    private final SplittableRandom random;
    private final double perTick;
    private final Ledger ledger = new Ledger();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final long ticking;
    private long playedAtMs = 1_600_000_000_000L;
    private double due;

    /**
     * @param token of the listener
     * @param tracks that are played
     */
    public SteadyLoad(
            Vertx vertx, Balancer balancer, String token, List<String> tracks, long seed, int requestsPerSecond) {
        this.vertx = vertx;
        this.balancer = balancer;
        this.headers = Map.of("authorization", "Bearer " + token, "content-type", "application/json");
        this.tracks = List.copyOf(tracks);
        this.random = new SplittableRandom(seed);
        this.perTick = requestsPerSecond * TICK_MS / 1_000.0;
        this.ticking = vertx.setPeriodic(TICK_MS, this::tick);
    }

    private void tick(long timer) {
        for (due += perTick; due >= 1; due--) {
            one();
        }
    }

    private void one() {
        Wish wish = wish();
        long begun = System.nanoTime();
        underWay.incrementAndGet();
        Buffer body = wish.body() == null ? null : wish.body().toBuffer();
        balancer.send(wish.method(), wish.path(), headers, body)
                .compose(answer -> answer.status() < 400
                        ? Future.succeededFuture(answer)
                        : Future.failedFuture(answer.member() + " " + answer.status() + " " + answer.body()))
                .onComplete(ended -> {
                    if (ended.succeeded()) {
                        acknowledged(wish, ended.result());
                    }
                    note(new Outcome(
                            begun,
                            System.nanoTime() - begun,
                            wish.method() + " " + wish.path(),
                            ended.succeeded() ? null : ended.cause().getMessage()));
                    underWay.decrementAndGet();
                });
    }

    private Wish wish() {
        int kind = random.nextInt(20);
        if (kind < 6) {
            return new Wish(HttpMethod.GET, "/api/v1/home", null);
        } else if (kind < 10) {
            return new Wish(HttpMethod.GET, "/api/v1/albums?limit=20", null);
        } else if (kind < 13) {
            return new Wish(HttpMethod.GET, "/api/v1/search?q=a&limit=5", null);
        } else if (kind < 15) {
            return new Wish(HttpMethod.GET, "/api/v1/me", null);
        } else if (kind < 19) {
            var play = new JsonObject()
                    .put("trackId", tracks.get(random.nextInt(tracks.size())))
                    .put("playedAt", playedAtMs += 1_000)
                    .put("heardMs", 600_000);
            return new Wish(HttpMethod.POST, "/api/v1/plays", play);
        }
        return new Wish(HttpMethod.POST, "/api/v1/playlists", new JsonObject().put("name", "list " + playedAtMs));
    }

    private void acknowledged(Wish wish, Balancer.Answer answer) {
        if (wish.path().equals("/api/v1/plays")) {
            ledger.played(wish.body().getLong("playedAt"));
        } else if (wish.path().equals("/api/v1/playlists")) {
            ledger.made(answer.body().toJsonObject().getString("id"));
        }
    }

    private synchronized void note(Outcome outcome) {
        if (outcomes.size() < OUTCOMES_MAX) {
            outcomes.add(outcome);
        }
    }

    /** What was sent at or after this moment and has ended. */
    public synchronized List<Outcome> since(long nanos) {
        return outcomes.stream().filter(outcome -> outcome.atNanos() >= nanos).toList();
    }

    /** What failed since this moment. */
    public List<Outcome> failedSince(long nanos) {
        return since(nanos).stream().filter(Outcome::failed).toList();
    }

    /** Waits until this many more requests have been answered. */
    public void awaitAnswered(int more) {
        long begun = System.nanoTime();
        Eventually.holds(
                more + " answers",
                () -> since(begun).stream().filter(outcome -> !outcome.failed()).count() >= more);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Sends nothing more, and waits for what is under way. */
    @Override
    public void close() {
        vertx.cancelTimer(ticking);
        Eventually.holds("all requests have ended", () -> underWay.get() == 0);
    }
}
