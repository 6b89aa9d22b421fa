package polyphony.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import polyphony.stage.Eventually;
import polyphony.stage.Listener;
import polyphony.stage.SentinelRedis;
import polyphony.stage.Stage;

/** Redis is somebody else's, behind sentinels, and its master dies while people listen. */
class SentinelIT {
    private static final long NOON_MS = 1_700_000_000_000L;

    @Test
    void a_master_that_is_killed_is_replaced_and_no_listener_gets_an_error() throws IOException {
        try (var redis = SentinelRedis.start(Files.createTempDirectory("polyphony-sentinel"));
                var stage = Stage.of(
                                Files.createTempDirectory("polyphony-stage"),
                                "--redis.uri",
                                redis.uri(),
                                "--redis.password",
                                SentinelRedis.PASSWORD)
                        .start()) {
            Listener ann = Listener.on(stage);
            List<String> tracks = ann.tracks(5);
            var listening = new Listening(ann, tracks);
            listening.once();
            Eventually.holds("what is served is in Redis", () -> redis.keys() > 0);

            int killed = redis.killMaster();
            Eventually.holds("the replica is the master", () -> {
                listening.once();
                return redis.master() != killed && redis.keys() >= 0;
            });
            redis.forgetAll();
            Eventually.holds("what is served is in the new master", () -> {
                listening.once();
                return redis.keys() > 0;
            });

            assertNotEquals(killed, redis.master());
            assertEquals(Set.of(200), listening.statuses());
            assertEquals(List.of(), listening.withoutRows());
        }
    }

    /** Plays and looks at home, again and again, and remembers what came back. */
    private static final class Listening {
        private final Listener ann;
        private final List<String> tracks;
        private final Set<Integer> statuses = new TreeSet<>();
        private final List<Integer> withoutRows = new ArrayList<>();
        private int turns;

        Listening(Listener ann, List<String> tracks) {
            this.ann = ann;
            this.tracks = tracks;
        }

        void once() {
            turns++;
            statuses.add(ann.plays(tracks.get(turns % tracks.size()), NOON_MS + turns)
                    .status());
            var home = ann.http().get("/api/v1/home");
            statuses.add(home.status());
            if (ann.homeRow("made-for-you").isEmpty()) {
                withoutRows.add(turns);
            }
        }

        Set<Integer> statuses() {
            return statuses;
        }

        List<Integer> withoutRows() {
            return withoutRows;
        }
    }
}
