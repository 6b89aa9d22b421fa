package polyphony.recommender;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Where tracks to offer come from: what is heard together, the same artists, and what shares genre and years. */
final class Candidates {
    /** How much less the track before last tells than the last. */
    private static final double NEARNESS = 0.7;

    private static final double ARTIST_SHARE = 0.2;
    private static final int ARTISTS_MAX = 10;
    private static final int ARTIST_TRACKS_MAX = 100;
    private static final double ARTIST_WEIGHT = 0.6;
    private static final int GENRES_MAX = 6;
    private static final int GENRE_TRACKS_MAX = 300;
    private static final int ERAS_MAX = 2;
    private static final int ERA_TRACKS_MAX = 200;
    private static final double ERA_WEIGHT = 0.3;

    private final Library library;
    private final CoListening coListening;
    private final RandomGenerator random;
    private final Scores together = new Scores();
    private final Scores byArtist = new Scores();

    Candidates(Library library, CoListening coListening, RandomGenerator random) {
        this.library = library;
        this.coListening = coListening;
        this.random = random;
    }

    /** Weight of the track that was heard {@code distance} tracks ago; 0 is the last one. */
    static double nearness(int distance) {
        return Math.pow(NEARNESS, distance);
    }

    /**
     * What goes on from tracks: heard together with them, and by their artists.
     *
     * @param tracks the nearest first
     */
    void next(int[] tracks, long nowMs, Scores into) {
        together.clear();
        byArtist.clear();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < tracks.length; i++) {
            coListening.score(tracks[i], nearness(i), nowMs, together);
            Entry entry = library.entry(tracks[i]);
            if (entry != null && entry.artist() != Names.UNKNOWN && seen.add(entry.artist())) {
                byArtist(entry.artist(), nearness(i), nowMs);
            }
        }
        into.addShare(together, 1);
        into.addShare(byArtist, ARTIST_SHARE);
    }

    /** What anyone hears of an artist counts; what nobody heard yet counts a little. */
    private void byArtist(int artist, double weight, long nowMs) {
        for (int track : library.ofArtist(artist).sample(ARTIST_TRACKS_MAX, random)) {
            byArtist.add(track, weight * Math.log(1.02 + 3 * coListening.plays(track, nowMs)));
        }
    }

    /** What is heard together with one track. */
    void around(int track, double weight, long nowMs, Scores into) {
        coListening.score(track, weight, nowMs, into);
    }

    /** What shares artists, genres and years with what is liked: all that there is to go by for a new track. */
    void tagged(Affinity affinity, Scores into) {
        for (var artist : affinity.artists(ARTISTS_MAX)) {
            add(library.ofArtist(artist.number()), ARTIST_TRACKS_MAX, ARTIST_WEIGHT * artist.share(), into);
        }
        for (var genre : affinity.genres(GENRES_MAX)) {
            Numbers tracks = library.ofGenre(genre.number());
            add(tracks, GENRE_TRACKS_MAX, genre.share() * rarity(tracks.size()), into);
        }
        for (var era : affinity.eras(ERAS_MAX)) {
            add(library.ofEra(era.number()), ERA_TRACKS_MAX, ERA_WEIGHT * era.share(), into);
        }
    }

    private void add(Numbers tracks, int max, double score, Scores into) {
        for (int track : tracks.sample(max, random)) {
            // A little chance parts what would be equal, or the same tracks would always win.
            into.add(track, score * (0.9 + 0.2 * random.nextDouble()));
        }
    }

    /** Sharing a rare genre means more than sharing what everything is. */
    private double rarity(int tracks) {
        double size = library.size();
        return 0.2 + 0.8 * Math.log((size + 1) / (tracks + 1)) / Math.log(size + 2);
    }
}
