package polyphony.recommender;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import polyphony.shared.contract.Activity.Kind;
import polyphony.shared.contract.Entity;
import polyphony.shared.contract.UserId;

/**
 * How well the models foretell the next track of real listeners: each play is ranked from what came before, then learned.
 * The data (30Music, five windows) is not ours to ship: it is read from the folder that POLYPHONY_EVAL_DATA names.
 */
class ListeningDataTest {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningDataTest.class);
    private static final int WINDOWS = 3;
    private static final int HITS_AT = 20;
    private static final int RANKED_MAX = 400;
    private static final int NEW_YEAR_2014 = 1_388_534_400;

    /** One line of the data. */
    private record Play(int window, long user, long session, long item, long time, long artist) {}

    /** Counts of one kind of play. */
    private static final class Tally {
        private int plays;
        private int hits;
        private double reciprocal;

        void count(int rank) {
            plays++;
            if (rank < HITS_AT) {
                hits++;
                reciprocal += 1.0 / (rank + 1);
            }
        }

        double hitRate() {
            return (double) hits / plays;
        }

        @Override
        public String toString() {
            return String.format("HR@20 %.3f, MRR@20 %.3f of %,d", hitRate(), reciprocal / plays, plays);
        }
    }

    private final Library library = new Library();
    private final CoListening coListening = new CoListening(60, 200);
    private final Candidates candidates = new Candidates(library, coListening, new SplittableRandom(1));
    private final Map<Long, Listener> listeners = new HashMap<>();
    private final Map<Long, Set<Integer>> heard = new HashMap<>();
    private final Map<Long, Integer> last = new HashMap<>();
    private final Scores scores = new Scores();
    private final Tally all = new Tally();
    private final Tally switches = new Tally();
    private final Tally discoveries = new Tally();

    @Test
    void the_next_track_is_foretold_at_least_as_well_as_by_the_published_baselines() throws IOException {
        String folder = System.getenv("POLYPHONY_EVAL_DATA");
        assumeTrue(folder != null, "skipped: POLYPHONY_EVAL_DATA names no folder with listening data");
        Path data = Path.of(folder, "30music-windows");
        assumeTrue(Files.isDirectory(data), "skipped: there is no " + data);
        for (Play play : plays(data)) {
            step(play);
        }
        LOG.info("30Music, next track, all: {}", all);
        LOG.info("30Music, next track, another than the last: {}", switches);
        LOG.info("30Music, next track, never heard before: {}", discoveries);
        assertTrue(all.hitRate() >= 0.211, "all: " + all);
        assertTrue(switches.hitRate() >= 0.174, "switch: " + switches);
        assertTrue(discoveries.hitRate() >= 0.097, "discovery: " + discoveries);
    }

    private void step(Play play) {
        int track = library.track("tr-" + play.item());
        long atMs = play.time() * 1_000;
        Listener listener = listeners.computeIfAbsent(play.user(), user -> new Listener(new UserId("us-" + user)));
        Set<Integer> known = heard.computeIfAbsent(play.user(), user -> new HashSet<>());
        if (play.window() > 0) {
            foretell(track, listener.session(atMs), known, last.get(play.user()), atMs);
        }
        // Only now: a track that nobody played yet must not be a candidate because its play is coming.
        library.put(
                Music.track(Long.toString(play.item()), Long.toString(play.artist()), "x" + play.artist(), null, null));
        learn(listener, track, atMs);
        known.add(track);
        last.put(play.user(), track);
    }

    private void foretell(int track, int[] session, Set<Integer> known, Integer before, long atMs) {
        scores.clear();
        candidates.next(session, atMs, scores);
        int[] ranked = scores.top(RANKED_MAX);
        all.count(rank(track, ranked, Set.of()));
        if (before == null || before != track) {
            switches.count(rank(track, ranked, before == null ? Set.of() : Set.of(before)));
        }
        if (!known.contains(track)) {
            discoveries.count(rank(track, ranked, known));
        }
    }

    /** How many stand before the track; beyond all ranks when it is not among them. */
    private static int rank(int track, int[] ranked, Set<Integer> without) {
        int at = IntStream.range(0, ranked.length)
                .filter(i -> ranked[i] == track)
                .findFirst()
                .orElse(-1);
        return at < 0
                ? Integer.MAX_VALUE
                : (int) IntStream.range(0, at)
                        .filter(i -> !without.contains(ranked[i]))
                        .count();
    }

    private void learn(Listener listener, int track, long atMs) {
        var event = new Event(
                listener.seq() + 1, "e", listener.user(), Kind.PLAYED, Entity.TRACK, library.id(track), 0, atMs);
        var distance = new int[1];
        listener.happened(
                event,
                track,
                earlier -> coListening.together(earlier, track, Candidates.nearness(distance[0]++), atMs));
        coListening.heard(track, atMs);
    }

    private static List<Play> plays(Path data) throws IOException {
        var plays = new ArrayList<Play>();
        for (int window = 0; window < WINDOWS; window++) {
            for (String line : Files.readAllLines(data.resolve("window" + window + ".tsv"))) {
                String[] fields = line.split("\t");
                if (!fields[0].equals("UserId")) {
                    plays.add(play(window, fields));
                }
            }
        }
        plays.sort(Comparator.comparingLong(Play::time)
                .thenComparing(Play::window)
                .thenComparing(Play::user)
                .thenComparing(Play::session)
                .thenComparing(Play::item)
                .thenComparing(Play::artist));
        assertTrue(plays.stream().allMatch(play -> play.time() > NEW_YEAR_2014));
        return plays;
    }

    private static Play play(int window, String[] fields) {
        return new Play(
                window,
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]));
    }
}
