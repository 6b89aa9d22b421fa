package polyphony.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import polyphony.stage.Http;
import polyphony.stage.Stage;

/** From reporting a play to reading changed recommendations, over the whole path: HTTP, SQL, Kafka, model, HTTP. */
final class PlayLatency {
    private static final int WARM_UP = 20;
    private static final int PLAYS = 200;
    private static final long LOOK_NANOS = 2_000_000;
    private static final long GIVE_UP_NANOS = 10_000_000_000L;

    private final Stage stage;
    private final Figures figures;

    PlayLatency(Stage stage, Figures figures) {
        this.stage = stage;
        this.figures = figures;
    }

    void measure() {
        Http admin = stage.admin();
        List<String> tracks = new ArrayList<>();
        for (JsonNode track :
                admin.get("/api/v1/tracks?limit=100&sort=random").json().get("items")) {
            tracks.add(track.get("id").asText());
        }
        double[] millis = new double[PLAYS];
        long playedAt = Instant.now().toEpochMilli() - 1_000_000;
        for (int i = -WARM_UP; i < PLAYS; i++) {
            String track = tracks.get(Math.floorMod(i, tracks.size()));
            double took = one(admin, track, playedAt + i * 1_000L);
            if (i >= 0) {
                millis[i] = took;
            }
        }
        figures.atMost("play reported to changed recommendations, p50", Figures.median(millis), 150, "ms");
        figures.atMost("play reported to changed recommendations, p99", Figures.percentile(99, millis), 1_000, "ms");
    }

    private static double one(Http http, String track, long playedAtMs) {
        long before = version(http);
        long begun = System.nanoTime();
        int status = http.post("/api/v1/plays", "trackId", track, "playedAt", playedAtMs, "heardMs", 200_000)
                .status();
        if (status >= 300) {
            throw new IllegalStateException("a play was answered with " + status);
        }
        while (version(http) == before) {
            if (System.nanoTime() - begun > GIVE_UP_NANOS) {
                throw new IllegalStateException("recommendations did not change within 10 s");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static long version(Http http) {
        return http.get("/api/v1/home").json().path("version").asLong();
    }
}
