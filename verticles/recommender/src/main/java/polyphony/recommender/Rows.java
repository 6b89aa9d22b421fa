package polyphony.recommender;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import polyphony.shared.contract.Recommender.Row;
import polyphony.shared.contract.TrackId;

/** Makes the home rows of a listener from the models in memory. */
final class Rows {
    private static final int ROW_SIZE = 30;
    /** Of the row, what is chosen for what the listener likes; the rest explores. */
    private static final int MAIN_SIZE = 27;

    private static final int RANKED_MAX = 1_500;
    private static final int SAMPLE_MAX = 300;
    private static final int TASTES_ASKED = 40;
    private static final double TASTE_SHARE = 0.8;
    private static final double TAG_SHARE = 0.6;
    private static final double SIMILAR_TAG_SHARE = 0.5;
    private static final double SESSION_WEIGHT = 1;
    private static final double STAR_WEIGHT = 2;
    private static final int SIMILAR_MIN = 3;
    private static final int REPEAT_PLAYS_MIN = 2;
    private static final long REPEAT_MS = TimeUnit.DAYS.toMillis(30);
    /** What was heard in this time is not offered again while there is something else. */
    private static final long RECENT_MS = TimeUnit.DAYS.toMillis(3);

    private final Library library;
    private final Candidates candidates;
    private final RandomGenerator random;
    private final Clock clock;
    private final Scores scores = new Scores();
    private final Scores part = new Scores();

    Rows(Library library, Candidates candidates, RandomGenerator random, Clock clock) {
        this.library = library;
        this.candidates = candidates;
        this.random = random;
        this.clock = clock;
    }

    /** All rows that have something in them, and made-for-you. */
    List<Row> of(Listener listener) {
        long now = clock.millis();
        Affinity affinity = affinity(listener, now);
        rank(listener, affinity, now);
        int[] ranked = scores.top(RANKED_MAX);
        var rows = new ArrayList<Row>();
        rows.add(row("made-for-you", "Made for you", null, madeForYou(listener, ranked, now)));
        because(listener, now, rows);
        if (!listener.isNew()) {
            add(rows, row("new-to-you", "New to you", null, newToYou(listener, affinity, ranked)));
        }
        add(rows, row("on-repeat", "On repeat", null, onRepeat(listener, now)));
        return rows;
    }

    private Affinity affinity(Listener listener, long now) {
        var affinity = new Affinity();
        listener.tastes().forEach((track, taste) -> {
            Entry entry = library.entry(track);
            if (entry != null) {
                affinity.add(entry, taste.weight(now));
            }
        });
        for (int track : listener.session(now)) {
            Entry entry = library.entry(track);
            if (entry != null) {
                affinity.add(entry, SESSION_WEIGHT);
            }
        }
        for (String star : listener.stars()) {
            addStar(star, affinity);
        }
        return affinity;
    }

    private void addStar(String id, Affinity affinity) {
        int artist = library.artist(id);
        if (artist != Names.UNKNOWN) {
            affinity.addArtist(artist, STAR_WEIGHT);
        }
        int album = library.album(id);
        if (album != Names.UNKNOWN) {
            for (int track : library.ofAlbum(album).sample(1, random)) {
                affinity.add(library.entry(track), STAR_WEIGHT);
            }
        }
    }

    private void rank(Listener listener, Affinity affinity, long now) {
        scores.clear();
        candidates.next(listener.session(now), now, scores);
        part.clear();
        listener.tastes().entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Taste> taste) ->
                                -taste.getValue().weight(now))
                        .thenComparing(Map.Entry::getKey))
                .limit(TASTES_ASKED)
                .filter(taste -> taste.getValue().weight(now) > 0)
                .forEach(taste -> candidates.around(
                        taste.getKey(), Math.log1p(taste.getValue().weight(now)), now, part));
        scores.addShare(part, TASTE_SHARE);
        part.clear();
        candidates.tagged(affinity, part);
        scores.addShare(part, TAG_SHARE);
    }

    private List<Integer> madeForYou(Listener listener, int[] ranked, long now) {
        IntPredicate offered = track -> isOffered(listener, track, now);
        IntPredicate unheard = track -> !listener.tastes().containsKey(track);
        int[] anything = anything();
        var mix = new Mix(library).take(ranked, MAIN_SIZE, Mix.Rule.VARIED, offered);
        int main = mix.size();
        mix.take(anything, ROW_SIZE, Mix.Rule.VARIED, offered.and(unheard));
        List<Integer> spread = mix.size() == ROW_SIZE && main == MAIN_SIZE ? mix.spread(main) : mix.tracks();
        if (spread.size() == ROW_SIZE) {
            return spread;
        }
        // A small library: rather an artist again than nothing, and at last what was heard just now, longest ago first.
        return mix.take(ranked, ROW_SIZE, Mix.Rule.ALBUMS_REPEAT, offered)
                .take(ranked, ROW_SIZE, Mix.Rule.ANY, offered)
                .take(anything, ROW_SIZE, Mix.Rule.ANY, offered)
                .take(longestAgo(listener, anything), ROW_SIZE, Mix.Rule.ANY, track -> true)
                .tracks();
    }

    /** New additions and chance, by turns. */
    private int[] anything() {
        int[] fresh = library.fresh();
        int[] sample = shuffled(library.sample(SAMPLE_MAX, random));
        return IntStream.range(0, Math.max(fresh.length, sample.length))
                .flatMap(i -> IntStream.concat(
                        i < fresh.length ? IntStream.of(fresh[i]) : IntStream.empty(),
                        i < sample.length ? IntStream.of(sample[i]) : IntStream.empty()))
                .toArray();
    }

    private int[] shuffled(int[] tracks) {
        for (int i = tracks.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int track = tracks[i];
            tracks[i] = tracks[other];
            tracks[other] = track;
        }
        return tracks;
    }

    private static boolean isOffered(Listener listener, int track, long now) {
        Taste taste = listener.tastes().get(track);
        return taste == null || (taste.playedAtMs() < now - RECENT_MS && taste.weight(now) >= 0);
    }

    private static int[] longestAgo(Listener listener, int[] tracks) {
        return IntStream.of(tracks)
                .distinct()
                .boxed()
                .sorted(Comparator.comparingLong((Integer track) -> {
                    Taste taste = listener.tastes().get(track);
                    return taste == null ? 0 : taste.playedAtMs();
                }))
                .mapToInt(track -> track)
                .toArray();
    }

    private void because(Listener listener, long now, List<Row> rows) {
        int seed = listener.lastPlayed();
        Entry entry = seed == Names.UNKNOWN ? null : library.entry(seed);
        if (entry == null) {
            return;
        }
        scores.clear();
        candidates.next(new int[] {seed}, now, scores);
        var affinity = new Affinity();
        affinity.add(entry, 1);
        part.clear();
        candidates.tagged(affinity, part);
        scores.addShare(part, SIMILAR_TAG_SHARE);
        IntPredicate offered = track -> track != seed && isOffered(listener, track, now);
        var similar = new Mix(library).take(scores.top(RANKED_MAX), ROW_SIZE, Mix.Rule.VARIED, offered);
        if (similar.size() >= SIMILAR_MIN) {
            String title = "Because you listened to " + entry.title();
            rows.add(row("because-you-listened", title, library.id(seed), similar.tracks()));
        }
    }

    private List<Integer> newToYou(Listener listener, Affinity affinity, int[] ranked) {
        IntPredicate unheard = track -> !listener.tastes().containsKey(track);
        IntPredicate unknown = track -> !affinity.knows(library.entry(track).artist());
        return new Mix(library)
                .take(ranked, ROW_SIZE, Mix.Rule.VARIED, unheard.and(unknown))
                .take(library.fresh(), ROW_SIZE, Mix.Rule.VARIED, unheard.and(unknown))
                .take(ranked, ROW_SIZE, Mix.Rule.VARIED, unheard)
                .tracks();
    }

    private List<Integer> onRepeat(Listener listener, long now) {
        int[] repeated = listener.tastes().entrySet().stream()
                .filter(taste -> taste.getValue().plays() >= REPEAT_PLAYS_MIN
                        && taste.getValue().playedAtMs() > now - REPEAT_MS
                        && taste.getValue().weight(now) > 0)
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<Integer, Taste> taste) -> -taste.getValue().weight(now)))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        return new Mix(library)
                .take(repeated, ROW_SIZE, Mix.Rule.ANY, track -> true)
                .tracks();
    }

    private static void add(List<Row> rows, Row row) {
        if (!row.tracks().isEmpty()) {
            rows.add(row);
        }
    }

    private Row row(String id, String title, String seed, List<Integer> tracks) {
        return new Row(
                id,
                title,
                seed,
                tracks.stream().map(track -> new TrackId(library.id(track))).toList());
    }
}
